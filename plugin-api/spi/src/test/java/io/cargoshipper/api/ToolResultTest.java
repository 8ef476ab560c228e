package io.cargoshipper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ToolResultTest {

    @Test
    void contentIsAddedInOrderAndTheOriginalStaysAsItIs() {
        ToolResult<String> bare = ToolResult.of("value");
        ToolResult<String> rich =
                bare.withText("first").with(new Content.Image("aGk=", "image/png"));

        assertThat(bare.content()).isEmpty();
        assertThat(rich.value()).contains("value");
        assertThat(rich.content())
                .isEqualTo(
                        List.of(new Content.Text("first"), new Content.Image("aGk=", "image/png")));
    }

    @Test
    void contentAloneHasNoValue() {
        assertThat(ToolResult.ofContent(new Content.Text("x")).value()).isEmpty();
    }
}
