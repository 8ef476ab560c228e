package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.pack.engine.ContainerUsage;
import io.cargoshipper.pack.engine.EngineObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TroubleFindingsTest {

    private static final EngineObject DIED = event("die", "");
    private static final EngineObject TERMINATED = event("kill", "15");
    private static final EngineObject KILLED = event("kill", "9");

    @Test
    void namesAnOutOfMemoryKillWithItsLimit() {
        assertThat(of("oom", List.of(DIED)))
                .contains(
                        Finding.cause(
                                "out of memory: State.OOMKilled is true; its memory limit is 20 MiB"
                                        + " (HostConfig.Memory)"))
                .anyMatch(it -> it.text().startsWith("last end: exit code 137: SIGKILL"))
                .noneMatch(it -> it.text().contains("kill event"));
    }

    @Test
    void namesAnOutOfMemoryKillThatItOutlived() {
        assertThat(of("plain", List.of(event("oom", ""))))
                .anyMatch(it -> it.text().contains("killed a process in it 1 time(s)"))
                .anyMatch(it -> it.text().contains("it has no memory limit of its own"));
    }

    @Test
    void namesARestartLoop() {
        assertThat(of("loop", List.of(DIED, DIED, DIED, DIED)))
                .anyMatch(
                        it ->
                                it.weight() == Finding.Weight.CAUSE
                                        && it.text()
                                                .startsWith(
                                                        "restart loop: restarted 7 time(s) by the"
                                                                + " engine; it ended 4 time(s) by"
                                                                + " itself in the last hour; restart"
                                                                + " policy: always"))
                .anyMatch(it -> it.text().contains("exit code 3") && it.text().contains("at once"));
    }

    @Test
    void takesNoRestartByHandForALoop() {
        assertThat(of("plain", List.of(TERMINATED, DIED, TERMINATED, DIED, KILLED, DIED)))
                .noneMatch(it -> it.text().contains("restart loop"));
    }

    @Test
    void explainsAFailedStart() {
        assertThat(of("missing", List.of()))
                .singleElement()
                .isEqualTo(
                        Finding.cause(
                                "the engine could not start it: the command is not in the image, or"
                                        + " not in its PATH (State.Error, in the evidence; exit code"
                                        + " 127)"));
    }

    @Test
    void explainsAHealthCheckThatFails() {
        assertThat(of("sick", List.of()))
                .anyMatch(
                        it ->
                                it.weight() == Finding.Weight.CAUSE
                                        && it.text()
                                                .matches(
                                                        "health check fails: \\d+ in a row, the last"
                                                                + " with exit code 1: connection"
                                                                + " refused, so nothing listens where"
                                                                + " it looks; every 1s, time limit"
                                                                + " 30s, unhealthy after 2 .*"));
    }

    @Test
    void tellsAStopFromACrash() {
        assertThat(of("stopped", List.of(TERMINATED, KILLED, DIED)))
                .anyMatch(
                        it ->
                                it.text().contains("2 kill event(s)")
                                        && it.text().contains("ignores the stop signal"));
        assertThat(of("stopped", List.of()))
                .anyMatch(it -> it.text().startsWith("the engine has no kill event"));
    }

    @Test
    void noticesAShellThatEndsAtOnce() {
        assertThat(
                        of(
                                """
                                {"State": {"Status": "exited", "ExitCode": 0,
                                           "StartedAt": "2026-01-01T00:00:00Z",
                                           "FinishedAt": "2026-01-01T00:00:00.2Z"},
                                 "Config": {"Cmd": ["/bin/bash"]}}
                                """,
                                Optional.empty()))
                .anyMatch(it -> it.text().contains("a shell without input"))
                .anyMatch(it -> it.text().contains("it ended at once, 200 ms after its start"));
    }

    @Test
    void noticesContainersThatStandStill() {
        assertThat(of("{\"State\": {\"Status\": \"paused\", \"Running\": true}}", Optional.empty()))
                .anyMatch(it -> it.text().startsWith("it is paused"));
        assertThat(of("{\"State\": {\"Status\": \"created\"}}", Optional.empty()))
                .anyMatch(it -> it.text().startsWith("it was created and never started"));
        assertThat(of("{\"State\": {\"Status\": \"dead\"}}", Optional.empty()))
                .anyMatch(it -> it.text().startsWith("it is dead"));
    }

    @Test
    void noticesLimitsThatAreNear() {
        ContainerUsage usage =
                new ContainerUsage(
                        "id",
                        "web",
                        Optional.of(49.0),
                        Optional.of(60L << 20),
                        Optional.of(64L << 20),
                        Optional.of(93.75),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(50L));
        assertThat(of(Captured.json("shop"), Optional.of(usage)))
                .anyMatch(it -> it.text().contains("60 MiB of 64 MiB (93.8 %)"))
                .anyMatch(it -> it.text().contains("50 of at most 50 processes"))
                .anyMatch(it -> it.text().contains("limit 0.5 CPUs"));
    }

    @Test
    void noticesAnImageThatIsNotTheOne() {
        TroubleCase trouble =
                new TroubleCase(
                        Captured.object("plain"),
                        Captured.parsed("{\"Id\": \"a\", \"Architecture\": \"arm64\"}"),
                        Captured.parsed("{\"Id\": \"b\"}"),
                        Captured.parsed("{\"Architecture\": \"x86_64\"}"),
                        List.of(),
                        Optional.empty(),
                        Optional.empty());
        assertThat(TroubleFindings.of(trouble))
                .anyMatch(it -> it.text().contains("made for arm64 and the engine runs on amd64"))
                .anyMatch(it -> it.text().contains("means another image by now"));
    }

    @Test
    void findsNothingWrongWithOneThatRuns() {
        assertThat(of("plain", List.of()))
                .noneMatch(it -> it.weight() == Finding.Weight.CAUSE)
                .noneMatch(it -> it.weight() == Finding.Weight.WARNING);
    }

    private static List<Finding> of(String captured, List<EngineObject> events) {
        return TroubleFindings.of(trouble(Captured.object(captured), events, Optional.empty()));
    }

    private static List<Finding> of(String container, Optional<ContainerUsage> usage) {
        return TroubleFindings.of(trouble(Captured.parsed(container), List.of(), usage));
    }

    private static TroubleCase trouble(
            EngineObject container, List<EngineObject> events, Optional<ContainerUsage> usage) {
        EngineObject image = Captured.object("image-fixture");
        return new TroubleCase(
                container,
                image,
                new EngineObject(Map.of("Id", container.text("Image").orElse(""))),
                Captured.parsed("{\"Architecture\": \"x86_64\"}"),
                events,
                Optional.of("ready\n"),
                usage);
    }

    private static EngineObject event(String action, String signal) {
        return Captured.parsed(
                "{\"Action\": \"%s\", \"Actor\": {\"Attributes\": {\"signal\": \"%s\"}}}"
                        .formatted(action, signal));
    }
}
