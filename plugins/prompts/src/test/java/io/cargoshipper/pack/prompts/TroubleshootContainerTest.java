package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import org.junit.jupiter.api.Test;

class TroubleshootContainerTest {

    private final TroubleshootContainer prompt = new TroubleshootContainer();

    @Test
    void putsFindingsFirstAndEvidenceBetweenMarks() {
        Prompted prompted =
                ask(
                        EngineWith.container(Captured.json("loop"))
                                .log("", "2026-01-01T00:00:00Z bind: address already in use\n")
                                .answer(
                                        "GET /events",
                                        """
                                        {"Type": "container", "Action": "start", "time": 1795172400}
                                        {"Type": "container", "Action": "die", "time": 1795172401,
                                         "Actor": {"ID": "x", "Attributes": {"exitCode": "3"}}}
                                        """),
                        "loop");
        assertThat(prompted.said())
                .contains("1. CAUSE: restart loop: restarted 7 time(s)")
                .contains("exit code 3")
                .contains("a port in the container is already taken (1 line(s))")
                .contains("docker_container_logs (container=loop");
        assertThat(prompted.shown("container loop"))
                .contains("restart policy: always", "restart count: 7", "state: restarting");
        assertThat(prompted.shown("events of loop"))
                .contains("2026-11-20T11:00:01Z die exitCode=3");
        assertThat(prompted.shown("end of the log of loop"))
                .isEqualTo("2026-01-01T00:00:00Z bind: address already in use\n");
        assertThat(prompted.bytes()).isLessThan(20_000);
    }

    @Test
    void showsTheLastHealthChecks() {
        Prompted prompted =
                ask(
                        EngineWith.container(Captured.json("sick"))
                                .below("/stats", Captured.json("stats")),
                        "sick");
        assertThat(prompted.said()).contains("CAUSE: health check fails");
        assertThat(prompted.shown("health checks of sick").lines())
                .hasSizeBetween(1, 4)
                .allMatch(it -> it.endsWith("exit code 1: connection refused"));
        assertThat(prompted.shown("use of sick"))
                .contains("CPU: 30.1 %", "memory: 324 KiB of 30 MiB");
    }

    @Test
    void goesOnWhereAPartCannotBeRead() {
        EngineWith engine =
                EngineWith.container(Captured.json("oom"))
                        .fail("/logs", 501, "configured logging driver does not support reading");
        Prompted prompted = ask(engine, "oom");
        assertThat(prompted.said()).contains("CAUSE: out of memory");
        assertThat(prompted.shown("what could not be read"))
                .contains("the log: configured logging driver does not support reading")
                .contains("the image: No such thing");
    }

    @Test
    void takesColoursOffAndCutsLongLogs() {
        Prompted prompted =
                ask(
                        EngineWith.container(Captured.json("oom"))
                                .log("\u001b[31mred\u001b[0m\n" + "x".repeat(900) + "\n", ""),
                        "oom");
        assertThat(prompted.shown("end of the log of oom"))
                .isEqualTo("red\n" + "x".repeat(600) + "\n");
    }

    @Test
    void suggestsNames() {
        FakeEngine engine =
                new FakeEngine()
                        .answer(
                                "GET /containers/json",
                                200,
                                "[{\"Id\": \"i\", \"Names\": [\"/web\"]}]");
        assertThatThrownBy(
                        () ->
                                prompt.troubleshoot(
                                        new TroubleshootContainer.Arguments("wbe"),
                                        FakeCall.ofSeconds(10),
                                        engine.client()))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .hasMessage("no container 'wbe'; did you mean 'web'?");
    }

    @Test
    void stopsWhenItIsCancelled() {
        FakeCall call = FakeCall.ofSeconds(10);
        call.cancel();
        EngineWith engine = EngineWith.container(Captured.json("oom"));
        assertThatThrownBy(
                        () ->
                                prompt.troubleshoot(
                                        new TroubleshootContainer.Arguments("oom"),
                                        call,
                                        engine.client()))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    }

    private Prompted ask(EngineWith engine, String container) {
        return new Prompted(
                prompt.troubleshoot(
                        new TroubleshootContainer.Arguments(container),
                        FakeCall.ofSeconds(20),
                        engine.client()));
    }
}
