package io.cargoshipper.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Caller;
import io.cargoshipper.api.Tier;
import io.cargoshipper.host.audit.ArgumentRedaction;
import io.cargoshipper.host.audit.AuditLog;
import io.cargoshipper.host.audit.AuditPlace;
import io.cargoshipper.host.audit.AuditSettings;
import io.cargoshipper.host.audit.AuditedCall;
import io.cargoshipper.host.audit.AuditedEnd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands about the audit trail. */
final class AuditTest {

    /** start, intent, outcome, end. */
    private static final int LINES = 4;

    @TempDir private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void write() {
        AuditSettings settings =
                new AuditSettings(true, Optional.of(folder.resolve("audit.jsonl")), 1 << 20, 1);
        AuditedCall call =
                new AuditedCall(
                        "c0ffee00",
                        "session-1",
                        new Caller("local", Optional.of("client\u202e\u009b 1.0")),
                        Optional.empty(),
                        "tool",
                        "docker_stop_container",
                        List.of(),
                        false);
        try (AuditLog log = new AuditLog(settings, new AsItIs(), "1.0")) {
            log.intended(call, Tier.MODERATE, Map.of("container", "web"), Optional.empty());
            log.ended(
                    call,
                    Tier.MODERATE,
                    new AuditedEnd(
                            "CONFLICT",
                            Duration.ofMillis(12),
                            OptionalLong.empty(),
                            Optional.empty(),
                            Optional.empty()));
        }
    }

    @Test
    void theNewestLinesAreShownForPeopleTheNewestLast() {
        assertThat(run("audit", "tail", "-n", "3", folder.toString())).isEqualTo(ExitCode.OK);

        List<String> rows = printed().lines().toList();
        assertThat(rows).hasSize(4);
        assertThat(rows.get(0)).startsWith("TIME");
        assertThat(rows.get(1))
                .contains(
                        "c0ffee00", "intent", "MODERATE", "docker_stop_container", "client?? 1.0");
        assertThat(rows.get(2)).contains("outcome", "CONFLICT", "12 ms");
        assertThat(rows.get(3)).contains("end");
    }

    @Test
    void linesArePrintedAsTheyAre() throws IOException {
        assertThat(run("audit", "tail", "--json", file().toString())).isEqualTo(ExitCode.OK);

        assertThat(printed().lines().toList()).isEqualTo(Files.readAllLines(file()));
    }

    @Test
    void aTrailThatNobodyTouchedIsWhole() {
        assertThat(run("audit", "verify", folder.toString())).isEqualTo(ExitCode.OK);

        assertThat(printed())
                .contains("4 lines in 1 files, ended in good order", "head ", "all whole");
    }

    @Test
    void aChangedLineIsNamedWithItsFile() throws IOException {
        Files.writeString(file(), Files.readString(file()).replaceFirst("MODERATE", "SAFE"));

        assertThat(run("audit", "verify", folder.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(printed()).contains("BROKEN " + file() + ":2: the line was changed");
    }

    @Test
    void findingsAreJsonWhereJsonIsAskedFor() throws IOException {
        Files.writeString(file(), Files.readString(file()).replaceFirst("CONFLICT", "OK"));

        assertThat(run("audit", "verify", "--json", file().toString())).isEqualTo(ExitCode.FAILED);
        JsonNode report = JsonMapper.shared().readTree(printed());
        assertThat(report.path("ok").asBoolean()).isFalse();
        assertThat(report.at("/chains/0/findings/0/line").asInt()).isEqualTo(3);
        assertThat(report.at("/chains/0/lines").asInt()).isEqualTo(LINES);
    }

    @Test
    void aHeadThatWasNotedIsAskedFor() throws IOException {
        assertThat(run("audit", "verify", "--json", folder.toString())).isEqualTo(ExitCode.OK);
        String head = JsonMapper.shared().readTree(printed()).at("/chains/0/head/hash").asString();
        assertThat(run("audit", "verify", "--expect", head, folder.toString()))
                .isEqualTo(ExitCode.OK);

        List<String> lines = Files.readAllLines(file());
        Files.writeString(file(), String.join("\n", lines.subList(0, LINES - 1)) + "\n");

        assertThat(run("audit", "verify", folder.toString())).isEqualTo(ExitCode.OK);
        assertThat(run("audit", "verify", "--expect", head, folder.toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(printed()).contains("the expected line is not there");
    }

    @Test
    void whatIsNotThereOrNoHashIsWrongUsage() {
        assertThat(run("audit", "verify", folder.resolve("no").toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("audit", "tail", folder.resolve("no").toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run("audit", "verify", "--expect", "abc", folder.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("audit")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void theConfigurationNamesTheTrail() throws IOException {
        Path conf =
                Files.writeString(
                        folder.resolve("test.conf"),
                        "audit.file = \"%s\"".formatted(folder.resolve("audit.jsonl")));

        assertThat(
                        run(
                                "audit",
                                "verify",
                                "--conf",
                                conf.toString(),
                                "--plugins",
                                folder.toString()))
                .isEqualTo(ExitCode.OK);
        assertThat(printed()).contains("1 chains, all whole");
    }

    private Path file() throws IOException {
        return AuditPlace.of(folder).parts().get(0).file();
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private int run(String... line) {
        out.reset();
        return Main.run(line, new Streams(InputStream.nullInputStream(), out));
    }

    /** These calls have no secrets. */
    private static final class AsItIs implements ArgumentRedaction {

        @Override
        public Map<String, Object> arguments(Map<String, Object> arguments, List<String> secret) {
            return arguments;
        }

        @Override
        public String text(String text) {
            return text;
        }
    }
}
