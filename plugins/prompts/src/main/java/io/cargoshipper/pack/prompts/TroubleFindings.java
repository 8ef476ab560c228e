package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what the engine's facts about a container in trouble amount to. */
final class TroubleFindings {

    /** From this many on it is no single mishap. */
    private static final long LOOP = 3;

    private final TroubleCase trouble;
    private final List<Finding> findings = new ArrayList<>();

    private TroubleFindings(TroubleCase trouble) {
        this.trouble = trouble;
    }

    static List<Finding> of(TroubleCase trouble) {
        TroubleFindings all = new TroubleFindings(trouble);
        all.startFailure();
        all.outOfMemory();
        all.restartLoop();
        all.findings.addAll(EndFindings.of(trouble));
        all.standstill();
        all.image();
        all.findings.addAll(HealthFindings.of(trouble));
        all.findings.addAll(LimitFindings.of(trouble));
        all.findings.addAll(LogFindings.of(trouble.log().orElse("")));
        return List.copyOf(all.findings);
    }

    private void startFailure() {
        Optional<String> error = trouble.state().text("Error");
        error.ifPresent(
                text ->
                        findings.add(
                                Finding.cause(
                                        ("the engine could not start it: %s (State.Error, in the"
                                                        + " evidence; exit code %d)")
                                                .formatted(
                                                        StartErrors.explain(text),
                                                        trouble.state()
                                                                .number("ExitCode")
                                                                .orElse(0L)))));
    }

    private void outOfMemory() {
        String limit =
                trouble.container()
                        .positive("HostConfig.Memory")
                        .map(it -> "its memory limit is " + Amounts.memory(it))
                        .orElse("it has no memory limit of its own, so the host ran out of memory");
        if (trouble.state().flag("OOMKilled")) {
            findings.add(
                    Finding.cause(
                            "out of memory: State.OOMKilled is true; %s (HostConfig.Memory)"
                                    .formatted(limit)));
        } else if (trouble.count("oom") > 0) {
            findings.add(
                    Finding.cause(
                            ("out of memory: the kernel killed a process in it %d time(s) in the"
                                            + " last hour (oom events), though it went on or was started"
                                            + " again since; %s")
                                    .formatted(trouble.count("oom"), limit)));
        }
    }

    private void restartLoop() {
        long restarts = trouble.container().number("RestartCount").orElse(0L);
        long deaths = Math.max(0, trouble.count("die") - trouble.count("kill"));
        boolean restarting = trouble.state().flag("Restarting");
        if (!restarting && restarts < LOOP && deaths < LOOP) {
            return;
        }
        String policy =
                ContainerSheet.restartPolicy(trouble.container())
                        .map(Trusted::policy)
                        .orElse("none");
        String rate =
                deaths == 0
                        ? ""
                        : "; it ended %d time(s) by itself in the last hour".formatted(deaths);
        findings.add(
                Finding.cause(
                        ("restart loop: restarted %d time(s) by the engine%s; restart policy: %s."
                                        + " The wait between two starts doubles each time, up to a minute")
                                .formatted(restarts, rate, policy)));
    }

    private void standstill() {
        switch (trouble.status()) {
            case "paused" ->
                    findings.add(
                            Finding.cause("it is paused: its processes are frozen; unpause it"));
            case "created" -> {
                if (trouble.state().text("Error").isEmpty()) {
                    findings.add(Finding.cause("it was created and never started"));
                }
            }
            case "dead" ->
                    findings.add(
                            Finding.cause(
                                    "it is dead: the engine failed to remove it, often because a"
                                            + " mount is still in use"));
            case "removing" -> findings.add(Finding.cause("the engine is removing it"));
            default -> {
                // The other states say nothing by themselves.
            }
        }
    }

    private void image() {
        EngineObject image = trouble.image();
        if (image.isEmpty()) {
            findings.add(Finding.note("its image is no longer on the engine"));
            return;
        }
        Architectures.mismatch(image, trouble.info())
                .ifPresent(it -> findings.add(Finding.warning(it)));
        Optional<String> now = trouble.namedImage().text("Id");
        if (now.isPresent() && !now.equals(trouble.container().text("Image"))) {
            findings.add(
                    Finding.note(
                            "the name of its image means another image by now: it was not made anew"
                                    + " since the last pull or build"));
        }
    }
}
