package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.ContainerUsage;
import io.cargoshipper.pack.engine.EngineObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds limits that a running container comes near, and network settings that cannot work. */
final class LimitFindings {

    private static final double NEAR_PERCENT = 90;

    private LimitFindings() {}

    static List<Finding> of(TroubleCase trouble) {
        List<Finding> findings = new ArrayList<>();
        trouble.usage().ifPresent(usage -> used(trouble.container(), usage, findings));
        if (trouble.isRunning()) {
            network(trouble.container(), findings);
        }
        return findings;
    }

    private static void used(EngineObject container, ContainerUsage usage, List<Finding> findings) {
        Optional<Long> memory = container.positive("HostConfig.Memory");
        if (memory.isPresent() && usage.memoryPercent().orElse(0.0) >= NEAR_PERCENT) {
            findings.add(
                    Finding.warning(
                            "memory is nearly used up: %s of %s (%s)"
                                    .formatted(
                                            Amounts.memory(usage.memoryUsageBytes().orElse(0L)),
                                            Amounts.memory(memory.get()),
                                            Amounts.percent(usage.memoryPercent().orElse(0.0)))));
        }
        Optional<Long> pids = container.positive("HostConfig.PidsLimit");
        long processes = usage.pids().orElse(0L);
        if (pids.isPresent() && 100.0 * processes / pids.get() >= NEAR_PERCENT) {
            findings.add(
                    Finding.warning(
                            ("it has %d of at most %d processes and threads: it soon cannot start"
                                            + " more (HostConfig.PidsLimit)")
                                    .formatted(processes, pids.get())));
        }
        Optional<Long> cpus = container.positive("HostConfig.NanoCpus");
        double allowed = cpus.map(it -> it / 1e7).orElse(Double.MAX_VALUE);
        if (usage.cpuPercent().orElse(0.0) >= allowed * NEAR_PERCENT / 100) {
            findings.add(
                    Finding.warning(
                            "it uses all the CPU that it may: %s, limit %s CPUs; it is slowed down"
                                    .formatted(
                                            Amounts.percent(usage.cpuPercent().orElse(0.0)),
                                            Amounts.cpus(cpus.orElse(0L)))));
        }
    }

    private static void network(EngineObject container, List<Finding> findings) {
        EngineObject wanted = container.object("HostConfig.PortBindings");
        String mode = container.text("HostConfig.NetworkMode").orElse("");
        if (!wanted.isEmpty() && (mode.equals("host") || mode.equals("none"))) {
            findings.add(
                    Finding.warning(
                            "ports are to be published, which network mode '%s' ignores"
                                    .formatted(Trusted.name(mode))));
        }
        boolean alone = container.object("NetworkSettings.Networks").isEmpty();
        if (alone && !mode.startsWith("container:")) {
            findings.add(Finding.warning("it is in no network at all"));
        }
    }
}
