package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Suggests how a container could be set up better: health, restarts, logging, user, stopping. */
final class SetupAdvice {

    /** Log drivers that keep a file on the engine which grows for ever unless it is told not to. */
    private static final String UNBOUNDED = "json-file";

    private static final Set<String> ROOT = Set.of("", "0", "root", "0:0", "root:root");

    private final EngineObject container;
    private final EngineObject host;
    private final EngineObject config;
    private final List<Finding> advice = new ArrayList<>();

    private SetupAdvice(EngineObject container) {
        this.container = container;
        this.host = container.object("HostConfig");
        this.config = container.object("Config");
    }

    /**
     * @param changes how many paths it changed against its image, where known
     */
    static List<Finding> of(EngineObject container, Optional<Long> changes) {
        SetupAdvice all = new SetupAdvice(container);
        all.healthCheck();
        all.restarts();
        all.logging();
        all.user();
        all.root(changes);
        all.stopping();
        return all.advice;
    }

    private void healthCheck() {
        List<String> test = config.texts("Healthcheck.Test");
        if (!test.isEmpty() && !test.get(0).equals("NONE")) {
            return;
        }
        OptionalInt port =
                Ports.of(container).stream()
                        .filter(it -> it.protocol().equals("tcp"))
                        .mapToInt(Ports.Port::number)
                        .findFirst();
        String example =
                port.isPresent()
                        ? "CMD-SHELL wget -q -O /dev/null http://127.0.0.1:%d/ || exit 1"
                                .formatted(port.getAsInt())
                        : "a command that exits with 0 while it works";
        advice.add(
                Finding.warning(
                        ("no health check: nobody notices when it hangs; suggested: %s,"
                                        + " interval 30s, timeout 5s, retries 3, start_period 10s (only with"
                                        + " programs that the image has)")
                                .formatted(example)));
    }

    private void restarts() {
        String policy = host.text("RestartPolicy.Name").orElse("no");
        if (policy.equals("no") && container.flag("State.Running")) {
            advice.add(
                    Finding.warning(
                            "no restart policy: it stays down after a crash or a restart of the"
                                    + " engine; suggested: unless-stopped for a service,"
                                    + " on-failure:5 for a job"));
        } else if (policy.equals("always")) {
            advice.add(
                    Finding.note(
                            "restart policy always: it comes back after a restart of the engine even"
                                    + " when it was stopped by hand; unless-stopped does not"));
        }
    }

    private void logging() {
        boolean unbounded =
                host.text("LogConfig.Type").orElse("").equals(UNBOUNDED)
                        && host.text("LogConfig.Config.max-size").isEmpty();
        if (unbounded) {
            advice.add(
                    Finding.warning(
                            "its log grows without end (json-file without max-size); suggested:"
                                    + " max-size=10m, max-file=3, or the driver local. It takes a new"
                                    + " container"));
        }
    }

    private void user() {
        if (ROOT.contains(config.text("User").orElse(""))) {
            advice.add(
                    Finding.warning(
                            "it runs as root; suggested: a USER in the image, or user with a number"
                                    + " such as 10001:10001, once its files belong to that user"));
        }
    }

    private void root(Optional<Long> changes) {
        if (host.flag("ReadonlyRootfs") || changes.isEmpty()) {
            return;
        }
        advice.add(
                changes.get() == 0
                        ? Finding.note(
                                "it has changed nothing in its file system: suggested:"
                                        + " read_only_rootfs, with tmpfs for /tmp and /run where it"
                                        + " needs them")
                        : Finding.note(
                                ("it has changed %d path(s) in its file system, which are lost with"
                                                + " it and slower than a volume (docker_container_diff lists"
                                                + " them)")
                                        .formatted(changes.get())));
    }

    private void stopping() {
        List<String> words = new ArrayList<>(config.texts("Entrypoint"));
        words.addAll(config.texts("Cmd"));
        boolean shell =
                words.size() > 2
                        && words.get(0).matches("(/(usr/)?bin/)?(ba|da|a|z)?sh")
                        && words.get(1).equals("-c")
                        && !words.get(2).stripLeading().startsWith("exec ");
        if (shell && !host.flag("Init")) {
            advice.add(
                    Finding.note(
                            "its main process is a shell, which does not pass a stop signal on:"
                                    + " stopping may take the whole grace period (10 s by default)"
                                    + " and end with SIGKILL; suggested: exec before the program, or"
                                    + " init: true"));
        }
    }
}
