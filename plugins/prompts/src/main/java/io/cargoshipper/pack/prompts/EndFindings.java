package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import io.cargoshipper.pack.engine.ExitCodes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what the last end of a container says: its exit code, its time, who asked for it. */
final class EndFindings {

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final TroubleCase trouble;
    private final List<Finding> findings = new ArrayList<>();

    private EndFindings(TroubleCase trouble) {
        this.trouble = trouble;
    }

    static List<Finding> of(TroubleCase trouble) {
        EndFindings all = new EndFindings(trouble);
        all.end();
        return all.findings;
    }

    private void end() {
        Optional<Long> code = trouble.exitCode();
        if (code.isEmpty() || trouble.state().text("Error").isPresent()) {
            return;
        }
        findings.add(
                new Finding(
                        code.get() == 0 ? Finding.Weight.NOTE : Finding.Weight.WARNING,
                        "last end: exit code %d: %s%s"
                                .formatted(code.get(), ExitCodes.explain(code.get()), duration())));
        stopped(code.get());
        if (code.get() == 0 && isShellWithoutTerminal()) {
            findings.add(
                    Finding.cause(
                            "its command is a shell without input (no terminal, or input not kept"
                                    + " open): it ends at once. Give it a command that stays, or run"
                                    + " it with tty and stdin_open"));
        }
    }

    private String duration() {
        Optional<Instant> started = trouble.time("State.StartedAt");
        Optional<Instant> finished = trouble.time("State.FinishedAt");
        if (started.isEmpty() || finished.isEmpty() || finished.get().isBefore(started.get())) {
            return "";
        }
        Duration ran = Duration.between(started.get(), finished.get());
        return ran.compareTo(AT_ONCE) < 0
                ? "; it ended at once, %s after its start".formatted(Amounts.time(ran))
                : "; it had run for " + Amounts.time(ran);
    }

    /** An end that somebody asked for is no crash, whatever its exit code says. */
    private void stopped(long code) {
        List<String> signals = trouble.signals();
        if (ExitCodes.signal(code).isEmpty() || trouble.state().flag("OOMKilled")) {
            return;
        }
        if (signals.isEmpty()) {
            findings.add(
                    Finding.note(
                            "the engine has no kill event of the last hour (it keeps some 250 events"
                                    + " in all): if it ended lately, the signal did not come through"
                                    + " the engine's API, but from the kernel, another process or"
                                    + " the engine's own end"));
            return;
        }
        boolean forced = signals.size() > 1 && signals.get(signals.size() - 1).equals("9");
        findings.add(
                Finding.warning(
                        ("it was stopped through the engine's API (%d kill event(s) in the last"
                                        + " hour), so the exit code is no crash%s")
                                .formatted(
                                        signals.size(),
                                        forced
                                                ? ". It did not follow the first signal and was killed after its"
                                                        + " grace period: its main process ignores the stop signal"
                                                        + " (a shell as PID 1 does not pass it on; exec, init or"
                                                        + " another stop_signal mends that)"
                                                : "")));
    }

    private boolean isShellWithoutTerminal() {
        EngineObject config = trouble.container().object("Config");
        List<String> words = new ArrayList<>(config.texts("Entrypoint"));
        words.addAll(config.texts("Cmd"));
        boolean shell = words.size() == 1 && words.get(0).matches("(/(usr/)?bin/)?(ba|da|a|z)?sh");
        return shell && !(config.flag("Tty") && config.flag("OpenStdin"));
    }
}
