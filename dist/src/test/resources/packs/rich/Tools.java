package tested.rich;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.ResourceContents;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Tools that answer with every kind of content. */
final class Tools {

    record Facts(String name, Optional<Integer> answer, List<String> tags) {}

    @Tool(name = "rich_facts", description = "A record", tier = Tier.SAFE)
    Facts facts() {
        return new Facts("deep thought", Optional.of(42), List.of("a", "b"));
    }

    @Tool(name = "rich_all", description = "Every kind of content", tier = Tier.SAFE)
    ToolResult<Void> all() {
        return ToolResult.ofContent(
                new Content.Text("text with \n two lines and \u20ac"),
                new Content.Image("aW1hZ2U=", "image/png"),
                new Content.Audio("c291bmQ=", "audio/wav"),
                new Content.Embedded(new ResourceContents.Text("rich://t", "text/plain", "inside")),
                new Content.Embedded(
                        new ResourceContents.Blob("rich://b", "application/x-b", "Ynl0ZXM=")),
                new Content.Link(
                        "rich://l",
                        "linked",
                        Optional.of("further on"),
                        Optional.of("text/plain"),
                        OptionalLong.of(7)));
    }

    @Tool(name = "rich_both", description = "A record and text", tier = Tier.SAFE)
    ToolResult<Facts> both() {
        return ToolResult.of(new Facts("both", Optional.empty(), List.of())).withText("for people");
    }
}
