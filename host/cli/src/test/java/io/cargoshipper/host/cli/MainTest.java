package io.cargoshipper.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MainTest {

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void theHostsOptionsCountWhereverOnTheLineTheyStand() throws Exception {
        Path packs = Files.createDirectory(folder.resolve("packs"));
        Path conf = Files.writeString(folder.resolve("bad.conf"), "limits.tiem = 3s");

        assertThat(run("--conf", conf.toString(), "--plugins", packs.toString(), "tools"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("tools", "--conf", conf.toString(), "--plugins", packs.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("--plugins", packs.toString(), "plugin", "list")).isEqualTo(ExitCode.OK);
    }

    @Test
    void aToolThatThereIsNotIsWrongUsage() throws Exception {
        Path packs = Files.createDirectory(folder.resolve("packs"));

        assertThat(run("call", "nothing", "--plugins", packs.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run("call", "nothing", "[1]", "--plugins", packs.toString()))
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void helpIsNoFailure() {
        assertThat(run("serve", "--help")).isEqualTo(ExitCode.OK);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--conf", "--plugins");
    }

    private int run(String... line) {
        return Main.run(line, new Streams(InputStream.nullInputStream(), out));
    }
}
