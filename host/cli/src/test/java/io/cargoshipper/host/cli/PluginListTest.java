package io.cargoshipper.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that tell what is wrong, where something is. */
final class PluginListTest {

    @TempDir Path folder;

    @Test
    void aRequiredPackThatIsBrokenIsListedAsJson() throws IOException {
        Path conf = brokenInstallation();

        assertThat(
                        run(
                                "plugin",
                                "list",
                                "--json",
                                "--conf",
                                conf.toString(),
                                "--plugins",
                                plugins()))
                .contains("REJECTED", "no readable jar");
        assertThat(run("doctor", "--json", "--conf", conf.toString(), "--plugins", plugins()))
                .contains("required pack 'needed'", "REJECTED", "no readable jar");
    }

    private Path brokenInstallation() throws IOException {
        Files.createDirectories(Path.of(plugins()));
        Files.writeString(Path.of(plugins(), "needed.jar"), "not a jar");
        return Files.writeString(
                folder.resolve("cargoshipper.conf"), "plugins.required = [needed]");
    }

    private String plugins() {
        return folder.resolve("plugins").toString();
    }

    private static String run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = Main.run(args, new Streams(InputStream.nullInputStream(), out));
        assertThat(code).isEqualTo(ExitCode.FAILED);
        return out.toString(StandardCharsets.UTF_8);
    }
}
