package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks of what a container may use. */
final class CisLimitChecks {

    /** What a container has where nobody says; so this is no choice. */
    private static final long DEFAULT_SHARES = 1024;

    private static final long MOST_RESTARTS = 5;

    private CisLimitChecks() {}

    static CisResult memory(AuditSubject subject) {
        return subject.host()
                .positive("Memory")
                .map(it -> CisResult.pass("HostConfig.Memory=%s".formatted(Amounts.memory(it))))
                .orElse(CisResult.warn("HostConfig.Memory=0: no limit"));
    }

    static CisResult cpu(AuditSubject subject) {
        EngineObject host = subject.host();
        Optional<Long> shares = host.positive("CpuShares").filter(it -> it != DEFAULT_SHARES);
        if (shares.isPresent()) {
            return CisResult.pass("HostConfig.CpuShares=%d".formatted(shares.get()));
        }
        boolean limited =
                host.positive("NanoCpus").or(() -> host.positive("CpuQuota")).isPresent()
                        || host.text("CpusetCpus").isPresent();
        return limited
                ? CisResult.pass("a CPU limit is set (NanoCpus, CpuQuota or CpusetCpus)")
                : CisResult.warn("neither CpuShares nor a CPU limit is set");
    }

    static CisResult restarts(AuditSubject subject) {
        String policy = subject.host().text("RestartPolicy.Name").orElse("no");
        long most = subject.host().number("RestartPolicy.MaximumRetryCount").orElse(0L);
        boolean limited = policy.equals("on-failure") && most > 0 && most <= MOST_RESTARTS;
        return policy.equals("no") || limited
                ? CisResult.pass("RestartPolicy=%s:%d".formatted(policy, most))
                : CisResult.warn(
                        "RestartPolicy=%s:%d, without a limit of 5 or less"
                                .formatted(policy, most));
    }

    static CisResult ulimits(AuditSubject subject) {
        List<EngineObject> limits = subject.host().objects("Ulimits");
        return limits.isEmpty()
                ? CisResult.manual("HostConfig.Ulimits is empty: the engine's defaults apply")
                : CisResult.pass(
                        "HostConfig.Ulimits: %s"
                                .formatted(
                                        limits.stream()
                                                .map(it -> it.text("Name").orElse("?"))
                                                .collect(Collectors.joining(", "))));
    }

    static CisResult cgroup(AuditSubject subject) {
        return subject.host()
                .text("CgroupParent")
                .map(it -> CisResult.warn("HostConfig.CgroupParent=%s".formatted(it)))
                .orElse(CisResult.pass("HostConfig.CgroupParent is empty"));
    }

    static CisResult pids(AuditSubject subject) {
        return subject.host()
                .positive("PidsLimit")
                .map(it -> CisResult.pass("HostConfig.PidsLimit=%d".formatted(it)))
                .orElse(CisResult.warn("HostConfig.PidsLimit is not set"));
    }
}
