package io.cargoshipper.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands that look into one pack. */
final class PluginInspectTest {

    /** Its constructor runs when it is indexed, and must not again: it would leave a mark. */
    private static final String SOURCE =
            """
            package looked;
            import io.cargoshipper.api.*;
            import java.util.Optional;
            @Setting(path = "url", doc = "Where it is.")
            public final class LookedPack implements ToolPack {
                static { System.setProperty("looked.ran", "yes"); }
                @Override public String name() { return "looked"; }
                record Row(String word) {}
                record Which(@Doc("Which one") String name,
                        @Doc("All of it") @RaisesTier(Tier.DESTRUCTIVE) Optional<Boolean> whole) {}
                @Tool(name = "looked_read", description = "Reads.", tier = Tier.SAFE)
                Row read() { return new Row("x"); }
                @Tool(name = "looked_drop", description = "Drops.", tier = Tier.MODERATE)
                Row drop(Which which) { return new Row(which.name()); }
                @Tool(name = "looked_end", description = "Ends.", tier = Tier.DESTRUCTIVE)
                Row end() { return new Row("x"); }
            }
            """;

    @TempDir private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Path conf;
    private Path jar;

    @BeforeEach
    void build() throws IOException {
        CompiledPack.write(folder, "looked", "LookedPack", SOURCE);
        jar = folder.resolve("plugins").resolve("looked.jar");
        conf = Files.writeString(folder.resolve("cargoshipper.conf"), "packs.looked.url = here");
        System.clearProperty("looked.ran");
    }

    @Test
    void anInstalledPackIsToldAsJson() {
        assertThat(run("inspect", "looked", "--json")).isEqualTo(ExitCode.OK);

        JsonNode pack = json();
        assertThat(pack.path("state").asString()).isEqualTo("READY");
        assertThat(pack.path("installed").asBoolean()).isTrue();
        assertThat(pack.path("files").path(0).path("sha256").asString()).hasSize(64);
        assertThat(pack.path("files").path(0).path("classes").asInt()).isPositive();
        assertThat(pack.path("settings").path(0).path("path").asString())
                .isEqualTo("packs.looked.url");
        assertThat(pack.path("settings").path(0).path("missing").asBoolean()).isFalse();
        assertThat(tool(pack, "looked_drop").path("raises").path(0).asString())
                .isEqualTo("whole: destructive");
        assertThat(tool(pack, "looked_read").path("offered").asBoolean()).isTrue();
        assertThat(tool(pack, "looked_end").path("refused").asString()).contains("highest-tier");
        assertThat(System.getProperty("looked.ran")).isNull();
    }

    @Test
    void aPackWithoutItsSettingsOffersNothing() throws IOException {
        Files.writeString(conf, "");

        assertThat(run("inspect", "looked")).isEqualTo(ExitCode.OK);

        assertThat(printed())
                .containsPattern("STATE +UNCONFIGURED")
                .containsPattern("packs\\.looked\\.url +missing +Where it is\\.")
                .containsPattern("looked_read +safe +- +no: its pack is UNCONFIGURED");
    }

    @Test
    void aJarElsewhereIsJudgedAsIfItWereInstalled() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere")).resolve("new.jar");
        Files.copy(jar, elsewhere);
        assertThat(run("inspect", elsewhere.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(printed())
                .containsPattern("STATE +REJECTED, were it installed")
                .contains("holds a pack called 'looked' too");

        out.reset();
        Files.delete(jar);
        assertThat(run("inspect", elsewhere.toString(), "--json")).isEqualTo(ExitCode.OK);
        assertThat(json().path("installed").asBoolean()).isFalse();
        assertThat(tool(json(), "looked_read").path("offered").asBoolean()).isTrue();
    }

    @Test
    void aPackThatIsNotThereIsWrongUsage() {
        assertThat(run("inspect", "lost")).isEqualTo(ExitCode.USAGE);
        assertThat(run("verify", folder.resolve("lost.jar").toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run("verify", conf.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(printed()).isEmpty();
    }

    @Test
    void aPackIsVerifiedWithoutRunningIt() {
        assertThat(run("verify", jar.toString())).isEqualTo(ExitCode.OK);

        assertThat(printed()).contains("pack looked 1, 0 problems, 0 warnings");
        assertThat(System.getProperty("looked.ran")).isNull();
    }

    @Test
    void problemsHaveTheirMendAsJson() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jar"), "not a jar");

        assertThat(run("verify", text.toString(), "--json")).isEqualTo(ExitCode.FAILED);

        assertThat(json().path("ok").asBoolean()).isFalse();
        assertThat(json().path("problems").path(0).path("what").asString())
                .contains("no readable jar");
        assertThat(json().path("problems").path(0).path("mend").asString())
                .isEqualTo("copy it again");
    }

    private static JsonNode tool(JsonNode pack, String name) {
        return pack.path("tools")
                .valueStream()
                .filter(tool -> tool.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private int run(String... args) {
        List<String> line = new ArrayList<>(List.of("plugin"));
        line.addAll(List.of(args));
        line.addAll(
                List.of(
                        "--conf",
                        conf.toString(),
                        "--plugins",
                        folder.resolve("plugins").toString()));
        return Main.run(
                line.toArray(String[]::new), new Streams(InputStream.nullInputStream(), out));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(printed());
    }
}
