package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 100 MB that come out of a container do not go into the host's memory, nor to the client. */
@UseTestEngine
class LargeOutputIT {

    /** One kilobyte to a line, 100,000 lines; the last one is marked. */
    private static final String WRITE_100_MB =
            "line=$(head -c 999 /dev/zero | tr '\\0' x); yes $line | head -n 100000; echo the end";

    private static final Duration LONG = Duration.ofSeconds(70);
    private static final int RESPONSE_LIMIT = 100_000;

    @TempDir private Path folder;

    @Test
    void logsAreReadInConstantMemory(TestEngine engine) {
        try (Fixture fixture = Fixture.ended(engine, WRITE_100_MB);
                RawClient client = RawClient.of(smallServer(engine))) {
            int id =
                    client.sendCall(
                            "docker_container_logs",
                            Map.of("container", fixture.name(), "tail", "all"));

            ToolAnswer answer = client.awaitCall(id, LONG).assertSuccess();
            assertThat(answer.structured().path("lines_read").asInt()).isEqualTo(100_001);
            assertThat(answer.structured().path("truncated").asBoolean()).isTrue();
            assertThat(answer.structured().path("text").asString()).endsWith("the end\n");
            assertThat(answer.result().toString()).hasSizeLessThan(RESPONSE_LIMIT);
            client.assertAlive();
        }
    }

    @Test
    void outputIsReadInConstantMemory(TestEngine engine) {
        try (Fixture fixture = Fixture.idle(engine);
                RawClient client = RawClient.of(smallServer(engine))) {
            int id =
                    client.sendCall(
                            "docker_exec_command",
                            Map.of(
                                    "container",
                                    fixture.name(),
                                    "command",
                                    List.of("sh", "-c", WRITE_100_MB)));

            ToolAnswer answer = client.awaitCall(id, LONG).assertSuccess();
            assertThat(answer.structured().path("truncated").asBoolean()).isTrue();
            assertThat(answer.structured().path("stdout").asString()).endsWith("the end\n");
            assertThat(answer.result().toString()).hasSizeLessThan(RESPONSE_LIMIT);
            client.assertAlive();
        }
    }

    private Launch smallServer(TestEngine engine) {
        return Launch.in(folder)
                .on(engine)
                .variable("SAFETY_MAX_LOG_LINES", "1000000")
                .javaOptions("-Xmx128m");
    }
}
