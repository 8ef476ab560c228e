package io.cargoshipper.pack.prompts;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks of what runs, and of what the engine knows besides. */
final class CisEngineChecks {

    private static final Set<String> ROOT = Set.of("", "0", "root");

    private CisEngineChecks() {}

    static CisResult swarm(AuditSubject subject) {
        String state = subject.info().text("Swarm.LocalNodeState").orElse("unknown");
        return switch (state) {
            case "inactive" -> CisResult.pass("Swarm.LocalNodeState=inactive");
            case "unknown" -> CisResult.notApplicable("the engine does not tell");
            default -> CisResult.warn("Swarm.LocalNodeState=%s".formatted(state));
        };
    }

    static CisResult sshd(AuditSubject subject) {
        if (subject.processes().isEmpty()) {
            return CisResult.notApplicable("it does not run, or its processes cannot be read");
        }
        long daemons =
                subject.processes().get().stream()
                        .filter(it -> it.matches("(?s)(\\S*/)?sshd(:?\\s.*)?"))
                        .count();
        return daemons > 0
                ? CisResult.warn("%d process(es) of sshd".formatted(daemons))
                : CisResult.pass(
                        "none among %d process(es)".formatted(subject.processes().get().size()));
    }

    /** The engine keeps no record of exec sessions that ended. */
    static CisResult privilegedExec(AuditSubject subject) {
        long privileged =
                subject.execs().stream().filter(it -> it.flag("ProcessConfig.privileged")).count();
        return privileged > 0
                ? CisResult.fail("%d exec session(s) are privileged".formatted(privileged))
                : CisResult.manual("none right now; the engine does not keep past ones");
    }

    static CisResult rootExec(AuditSubject subject) {
        long root =
                subject.execs().stream()
                        .map(it -> it.text("ProcessConfig.user").orElse(""))
                        .filter(it -> ROOT.contains(it.split(":", 2)[0]))
                        .filter(it -> !it.isEmpty() || runsAsRoot(subject))
                        .count();
        return root > 0
                ? CisResult.warn("%d exec session(s) run as root".formatted(root))
                : CisResult.manual("none right now; the engine does not keep past ones");
    }

    static CisResult health(AuditSubject subject) {
        List<String> test = subject.config().texts("Healthcheck.Test");
        return test.isEmpty() || test.get(0).equals("NONE")
                ? CisResult.warn("Config.Healthcheck is not set")
                : CisResult.pass(
                        "State.Health.Status=%s".formatted(subject.shown("State.Health.Status")));
    }

    static CisResult latest(AuditSubject subject) {
        Optional<String> now = subject.namedImage().text("Id");
        Optional<String> own = subject.container().text("Image");
        return now.isPresent() && !now.equals(own)
                ? CisResult.warn("the name of its image means a newer image on this engine by now")
                : CisResult.manual(
                        "Config.Image=%s; ask its registry for a newer one"
                                .formatted(subject.shown("Config.Image")));
    }

    private static boolean runsAsRoot(AuditSubject subject) {
        return ROOT.contains(subject.config().text("User").orElse("").split(":", 2)[0]);
    }
}
