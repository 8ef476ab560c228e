package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares a container's limits with what it used, and suggests values. A minute shows no peak: the
 * suggestions leave room, and say what they rest on.
 */
final class LimitAdvice {

    private static final long MIB = 1024 * 1024;

    /** No limit below these: less than that and small programs fail for want of room. */
    private static final long LEAST_MEMORY = 32 * MIB;

    private static final double LEAST_CPUS = 0.25;
    private static final double LEAST_PIDS = 64;

    private static final double MEMORY_ROOM = 1.5;
    private static final double CPU_ROOM = 1.5;
    private static final int PIDS_ROOM = 4;

    /** More than this share of a limit is near it; less than that, most of it is idle. */
    private static final double NEAR = 0.8;

    private static final double IDLE = 0.25;

    private static final double THROTTLED_PERCENT = 5;

    private final EngineObject host;
    private final UsageSummary usage;
    private final List<Finding> advice = new ArrayList<>();

    private LimitAdvice(EngineObject container, UsageSummary usage) {
        this.host = container.object("HostConfig");
        this.usage = usage;
    }

    static List<Finding> of(EngineObject container, UsageSummary usage) {
        LimitAdvice all = new LimitAdvice(container, usage);
        all.memory();
        all.cpu();
        all.pids();
        return all.advice;
    }

    private void memory() {
        Optional<Long> limit = host.positive("Memory");
        Optional<Double> most = usage.memoryBytes().map(UsageSummary.Spread::most);
        Optional<String> fitting = most.map(LimitAdvice::memoryFor);
        if (limit.isEmpty()) {
            advice.add(
                    Finding.warning(
                            ("no memory limit: it can take all the host's memory and have others"
                                            + " killed%s")
                                    .formatted(
                                            fitting.map(it -> "; suggested: memory " + it)
                                                    .orElse(""))));
        } else if (most.isPresent()) {
            double share = most.get() / limit.get();
            String text =
                    "memory: highest %s of a limit of %s (%s); suggested: memory %s"
                            .formatted(
                                    Amounts.memory(most.get().longValue()),
                                    Amounts.memory(limit.get()),
                                    Amounts.percent(100 * share),
                                    fitting.orElse("?"));
            if (share > NEAR) {
                advice.add(Finding.warning("%s, as it is near its limit".formatted(text)));
            } else if (share < IDLE && limit.get() > 2 * LEAST_MEMORY) {
                advice.add(Finding.note("%s, if this minute is typical".formatted(text)));
            }
        }
    }

    private void cpu() {
        boolean limited = host.positive("NanoCpus").or(() -> host.positive("CpuQuota")).isPresent();
        Optional<String> fitting = usage.cpuPercent().map(LimitAdvice::cpusFor);
        if (!limited) {
            advice.add(
                    Finding.note(
                            "no CPU limit: it can take every CPU%s"
                                    .formatted(
                                            fitting.map(it -> "; suggested: cpus " + it)
                                                    .orElse(""))));
        } else if (usage.throttledPercent().orElse(0.0) > THROTTLED_PERCENT) {
            advice.add(
                    Finding.warning(
                            ("its CPU limit held it back in %s of its periods; suggested: raise cpus"
                                            + " by half, then measure again")
                                    .formatted(
                                            Amounts.percent(
                                                    usage.throttledPercent().orElse(0.0)))));
        }
    }

    private void pids() {
        if (host.positive("PidsLimit").isPresent()) {
            return;
        }
        Optional<String> fitting =
                usage.pids()
                        .map(it -> Math.max(LEAST_PIDS, roundedUp(it.most() * PIDS_ROOM, 32)))
                        .map(it -> "; suggested: pids_limit " + it.longValue());
        advice.add(
                Finding.note(
                        "no limit of processes: a fork bomb in it takes the host down%s"
                                .formatted(fitting.orElse(""))));
    }

    private static String memoryFor(double most) {
        long bytes = (long) Math.max(LEAST_MEMORY, roundedUp(most * MEMORY_ROOM, 16 * MIB));
        return Amounts.memory(bytes);
    }

    private static String cpusFor(UsageSummary.Spread percent) {
        double cpus = Math.max(LEAST_CPUS, roundedUp(percent.high() / 100 * CPU_ROOM, 0.25));
        return Amounts.cpus(Math.round(cpus * 1e9));
    }

    private static double roundedUp(double value, double step) {
        return Math.ceil(value / step) * step;
    }
}
