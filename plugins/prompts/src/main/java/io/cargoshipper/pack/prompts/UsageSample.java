package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.ContainerUsage;
import io.cargoshipper.pack.engine.EngineObject;
import java.util.Optional;

/**
 * What a container used at a moment.
 *
 * @param cpuPercent 100 is one CPU
 * @param memoryBytes without the page cache that is not in use
 * @param pids processes and threads
 * @param periods so many periods of CPU quota since it started
 * @param throttledPeriods in so many of them it had to wait
 */
record UsageSample(
        Optional<Double> cpuPercent,
        Optional<Long> memoryBytes,
        Optional<Long> pids,
        long periods,
        long throttledPeriods) {

    /**
     * @param raw what the engine measured
     */
    static UsageSample of(ContainerUsage usage, EngineObject raw) {
        return new UsageSample(
                usage.cpuPercent(),
                usage.memoryUsageBytes(),
                usage.pids(),
                raw.number("cpu_stats.throttling_data.periods").orElse(0L),
                raw.number("cpu_stats.throttling_data.throttled_periods").orElse(0L));
    }
}
