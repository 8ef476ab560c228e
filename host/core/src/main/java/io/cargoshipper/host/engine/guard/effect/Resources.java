package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.engine.guard.body.UnreadableRequestException;
import io.cargoshipper.host.engine.guard.effect.Findings.Memory;
import io.cargoshipper.host.engine.guard.effect.Findings.Processes;
import io.cargoshipper.host.engine.guard.effect.Findings.Processors;
import io.cargoshipper.host.policy.Bound;
import io.cargoshipper.host.policy.Effect;
import io.cargoshipper.host.policy.Policy;
import java.util.List;

/** Judges what a container may use of its host, and before whom. */
final class Resources {

    private static final double NANO = 1e9;
    private static final double DEFAULT_PERIOD = 100_000;

    private Resources() {}

    /** A container that is to be created: what is not said is without limit. */
    static void ofContainer(Body host, Findings findings) {
        findings.add(new Memory(host.number("Memory")));
        findings.add(new Processes(host.number("PidsLimit")));
        findings.add(new Processors(processors(host)));
        effects(host, findings);
    }

    /**
     * A change of a container: what is not said stays.
     *
     * @throws UnreadableRequestException where processors are bounded and half of their limit stays
     */
    static void ofUpdate(Body update, Policy policy, Findings findings) {
        if (update.number("Memory") != 0) {
            findings.add(new Memory(update.number("Memory")));
        }
        if (update.has("PidsLimit")) {
            findings.add(new Processes(update.number("PidsLimit")));
        }
        boolean quota = update.number("CpuQuota") != 0;
        boolean period = update.number("CpuPeriod") != 0;
        if (quota != period && policy.value(Bound.CPUS_MAX).isPresent()) {
            throw new UnreadableRequestException(
                    "how many processors its %s means depends on what the container has; give"
                                    .formatted(quota ? "CpuQuota" : "CpuPeriod")
                            + " CpuQuota and CpuPeriod together");
        }
        // Some engines take the one and ignore the other.
        if (update.number("NanoCpus") != 0) {
            findings.add(new Processors(update.number("NanoCpus") / NANO));
        }
        if (quota) {
            findings.add(new Processors(byTime(update)));
        }
        effects(update, findings);
    }

    /** What a container has from before, but for its bounds. */
    static void ofExisting(Body host, Findings findings) {
        effects(host, findings);
    }

    static void ofService(Body spec, Body limits, Findings findings) {
        findings.add(new Memory(limits.number("MemoryBytes")));
        findings.add(new Processes(limits.number("Pids")));
        findings.add(new Processors(limits.number("NanoCPUs") / NANO));
        ulimits(spec.objects("Ulimits"), findings);
        score(spec, findings);
    }

    static void ulimits(List<Body> ulimits, Findings findings) {
        ulimits.forEach(limit -> findings.effect(Effect.ULIMIT, limit.text("Name")));
    }

    private static void effects(Body resources, Findings findings) {
        String parent = resources.text("CgroupParent");
        if (!parent.isEmpty()) {
            findings.effect(Effect.CGROUP_PARENT, parent);
        }
        ulimits(resources.objects("Ulimits"), findings);
        if (resources.flag("OomKillDisable")) {
            findings.effect(Effect.HOST_PRIORITY, "OomKillDisable");
        }
        for (String field : List.of("CpuRealtimePeriod", "CpuRealtimeRuntime")) {
            if (resources.number(field) != 0) {
                findings.effect(Effect.HOST_PRIORITY, field);
            }
        }
        score(resources, findings);
    }

    /** Below zero, the kernel kills others first when memory runs out. */
    private static void score(Body resources, Findings findings) {
        if (resources.number("OomScoreAdj") < 0) {
            findings.effect(Effect.HOST_PRIORITY, "OomScoreAdj");
        }
    }

    private static double processors(Body host) {
        if (host.number("NanoCpus") > 0) {
            return host.number("NanoCpus") / NANO;
        }
        return byTime(host);
    }

    private static double byTime(Body host) {
        double period = host.number("CpuPeriod") > 0 ? host.number("CpuPeriod") : DEFAULT_PERIOD;
        return host.number("CpuQuota") / period;
    }
}
