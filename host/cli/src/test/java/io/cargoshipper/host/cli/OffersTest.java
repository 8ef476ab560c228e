package io.cargoshipper.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Prompts and resources from the command line. */
final class OffersTest {

    private static final String PACK =
            """
            package harbour;

            import com.google.inject.Module;
            import io.cargoshipper.api.*;
            import java.util.*;

            public final class HarbourPack implements ToolPack {
                public String name() { return "harbour"; }

                public Module module() { return binder -> binder.bind(Offers.class); }

                static final class Offers {
                    record Ship(@Doc("Its name") String ship, @Doc("Cargo") Optional<String> cargo) {}

                    @Prompt(name = "load_ship", description = "Loads a ship. Slowly.")
                    PromptResult load(Ship args) {
                        return new PromptResult("Loading", List.of(
                            new PromptResult.Message(PromptResult.Role.USER,
                                new Content.Text("Load " + args.ship() + " with "
                                    + args.cargo().orElse("nothing")))));
                    }

                    record Tide(int metres) {}

                    @Resource(uri = "harbour://tide", name = "Tide", description = "The tide.",
                        mimeType = "text/plain")
                    ResourceResult<Tide> tide() {
                        return new ResourceResult<>(new Tide(3), "3 m, rising");
                    }

                    @Resource(uri = "harbour://flag", name = "Flag", description = "The flag.",
                        mimeType = "image/png")
                    ResourceContents flag() {
                        return new ResourceContents.Blob("harbour://flag", "image/png", "AAH/");
                    }

                    record Berth(@Doc("Number") String berth) {}

                    @ResourceTemplate(uriTemplate = "harbour://berth/{berth}", name = "Berth",
                        description = "A berth.", mimeType = "text/plain")
                    ResourceResult<Tide> berth(Berth args) {
                        throw new ToolException(ErrorCode.NOT_FOUND, "no berth " + args.berth());
                    }
                }
            }
            """;

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void makePack() throws Exception {
        CompiledPack.write(folder, "harbour", "HarbourPack", PACK);
    }

    @Test
    void aPromptIsExpanded() {
        assertThat(run("prompt", "load_ship", "ship=Anna", "cargo=a=b")).isEqualTo(ExitCode.OK);
        assertThat(printed()).isEqualTo("Load Anna with a=b\n");
    }

    @Test
    void aPromptIsPrintedAsTheProtocolHasIt() {
        assertThat(run("prompt", "load_ship", "ship=Anna", "--json")).isEqualTo(ExitCode.OK);
        assertThat(JsonMapper.shared().readValue(printed(), Object.class))
                .isEqualTo(
                        Map.of(
                                "description",
                                "Loading",
                                "messages",
                                List.of(
                                        Map.of(
                                                "role",
                                                "user",
                                                "content",
                                                Map.of(
                                                        "type",
                                                        "text",
                                                        "text",
                                                        "Load Anna with nothing")))));
    }

    @ParameterizedTest
    @CsvSource({
        "prompt load_ship, 1",
        "prompt load_ship ship, 2",
        "prompt load_ship =Anna, 2",
        "prompt load_ship ship=a ship=b, 2",
        "prompt load_shop ship=a, 2",
        "read harbour://berth/7, 1",
        "read harbour://tide?format=xml, 1",
        "read harbour://tied, 2",
    })
    void whatGoesWrongHasTheExitCodeOfACall(String line, int code) {
        assertThat(run(line.split(" "))).isEqualTo(code);
        assertThat(printed()).isEmpty();
    }

    @Test
    void aResourceIsReadAsTextOrAsJson() {
        assertThat(run("read", "harbour://tide")).isEqualTo(ExitCode.OK);
        assertThat(run("read", "harbour://tide", "--json")).isEqualTo(ExitCode.OK);
        assertThat(printed()).isEqualTo("3 m, rising\n{\"metres\":3}\n");
    }

    @Test
    void bytesArePrintedAsTheyAre() {
        assertThat(run("read", "harbour://flag")).isEqualTo(ExitCode.OK);
        assertThat(out.toByteArray()).containsExactly(0, 1, -1);
    }

    @Test
    void whatIsOfferedIsListed() {
        assertThat(run("prompts")).isEqualTo(ExitCode.OK);
        assertThat(printed())
                .contains("load_ship  ship [cargo]  harbour  Loads a ship.")
                .doesNotContain("Slowly");
        assertThat(run("resources")).isEqualTo(ExitCode.OK);
        assertThat(printed())
                .contains(
                        "harbour://tide           text/plain  harbour  The tide.",
                        "harbour://berth/{berth}  text/plain  harbour  A berth.");
    }

    @Test
    void whatIsOfferedIsListedAsJson() {
        assertThat(run("resources", "--json")).isEqualTo(ExitCode.OK);
        assertThat(printed())
                .contains("\"uriTemplate\" : \"harbour://berth/{berth}\"", "\"offered\" : true");
    }

    @Test
    void packsAreListedWithWhatTheyHold() {
        assertThat(run("plugin", "list")).isEqualTo(ExitCode.OK);
        assertThat(printed())
                .containsPattern("TOOLS +PROMPTS +RESOURCES")
                .containsPattern("harbour +1 +READY +0 +1 +3 ");
    }

    private int run(String... line) {
        List<String> all = new ArrayList<>(List.of(line));
        all.addAll(List.of("--plugins", folder.resolve("plugins").toString()));
        return Main.run(
                all.toArray(String[]::new), new Streams(InputStream.nullInputStream(), out));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
