package io.cargoshipper.pack.prompts;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a container used over some time.
 *
 * @param samples how many times it was measured
 * @param cpuPercent of one CPU
 * @param memoryBytes without the page cache that is not in use
 * @param pids processes and threads
 * @param throttledPercent of the periods of its CPU quota in which it wanted more; absent without a
 *     quota
 */
record UsageSummary(
        int samples,
        Optional<Spread> cpuPercent,
        Optional<Spread> memoryBytes,
        Optional<Spread> pids,
        Optional<Double> throttledPercent) {

    private static final int PERCENT = 100;

    /**
     * How values are spread, by nearest rank.
     *
     * @param median half of the values are at most this
     * @param high 95 of 100 values are at most this
     * @param most the highest
     */
    record Spread(double median, double high, double most) {}

    static UsageSummary of(List<UsageSample> samples) {
        return new UsageSummary(
                samples.size(),
                spread(samples, UsageSample::cpuPercent),
                spread(samples, UsageSample::memoryBytes),
                spread(samples, UsageSample::pids),
                throttled(samples));
    }

    private static Optional<Spread> spread(
            List<UsageSample> samples, Function<UsageSample, Optional<? extends Number>> value) {
        double[] sorted =
                samples.stream()
                        .map(value)
                        .flatMap(Optional::stream)
                        .mapToDouble(Number::doubleValue)
                        .sorted()
                        .toArray();
        return sorted.length == 0
                ? Optional.empty()
                : Optional.of(
                        new Spread(
                                ranked(sorted, 50), ranked(sorted, 95), sorted[sorted.length - 1]));
    }

    private static double ranked(double[] sorted, int percent) {
        int rank = (int) Math.ceil(percent * sorted.length / (double) PERCENT);
        return sorted[Math.max(rank, 1) - 1];
    }

    private static Optional<Double> throttled(List<UsageSample> samples) {
        if (samples.size() < 2) {
            return Optional.empty();
        }
        UsageSample first = samples.get(0);
        UsageSample last = samples.get(samples.size() - 1);
        long periods = last.periods() - first.periods();
        return periods > 0
                ? Optional.of(
                        (double) PERCENT
                                * (last.throttledPeriods() - first.throttledPeriods())
                                / periods)
                : Optional.empty();
    }

    /** The figures, a line each. */
    String text() {
        return """
               measured %d times, about once a second
               CPU (100 %% is one CPU): median %s, 95th percentile %s, highest %s
               memory: median %s, 95th percentile %s, highest %s
               processes and threads: highest %s
               held back by its CPU quota: %s
               """
                .formatted(
                        samples,
                        show(cpuPercent.map(Spread::median), Amounts::percent),
                        show(cpuPercent.map(Spread::high), Amounts::percent),
                        show(cpuPercent.map(Spread::most), Amounts::percent),
                        show(memoryBytes.map(Spread::median), UsageSummary::memory),
                        show(memoryBytes.map(Spread::high), UsageSummary::memory),
                        show(memoryBytes.map(Spread::most), UsageSummary::memory),
                        show(pids.map(Spread::most), it -> Long.toString(it.longValue())),
                        show(throttledPercent, it -> Amounts.percent(it) + " of its periods"));
    }

    private static String memory(double bytes) {
        return Amounts.memory((long) bytes);
    }

    private static String show(Optional<Double> value, Function<Double, String> form) {
        return value.map(form).orElse("unknown");
    }
}
