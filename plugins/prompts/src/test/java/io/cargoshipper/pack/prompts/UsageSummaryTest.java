package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UsageSummaryTest {

    @Test
    void reckonsPercentilesByRank() {
        List<UsageSample> samples =
                IntStream.rangeClosed(1, 20).mapToObj(i -> sample(i, i * 10L, 2, 0, 0)).toList();
        UsageSummary summary = UsageSummary.of(samples);
        assertThat(summary.samples()).isEqualTo(20);
        assertThat(summary.cpuPercent()).contains(new UsageSummary.Spread(10, 19, 20));
        assertThat(summary.memoryBytes()).contains(new UsageSummary.Spread(100, 190, 200));
        assertThat(summary.pids()).contains(new UsageSummary.Spread(2, 2, 2));
    }

    @Test
    void countsThrottlingWithinTheTimeMeasured() {
        UsageSummary summary =
                UsageSummary.of(List.of(sample(1, 1, 1, 100, 50), sample(1, 1, 1, 110, 53)));
        assertThat(summary.throttledPercent()).contains(30.0);
        assertThat(UsageSummary.of(List.of(sample(1, 1, 1, 0, 0), sample(1, 1, 1, 0, 0))))
                .extracting(UsageSummary::throttledPercent)
                .isEqualTo(Optional.empty());
    }

    @Test
    void knowsNothingFromNoSamples() {
        UsageSummary summary = UsageSummary.of(List.of());
        assertThat(summary.cpuPercent()).isEmpty();
        assertThat(summary.text()).contains("median unknown");
    }

    @Test
    void isText() {
        assertThat(UsageSummary.of(List.of(sample(12.5, 64L << 20, 7, 0, 0))).text())
                .isEqualTo(
                        """
                        measured 1 times, about once a second
                        CPU (100 % is one CPU): median 12.5 %, 95th percentile 12.5 %, highest 12.5 %
                        memory: median 64 MiB, 95th percentile 64 MiB, highest 64 MiB
                        processes and threads: highest 7
                        held back by its CPU quota: unknown
                        """);
    }

    static UsageSample sample(double cpu, long memory, long pids, long periods, long throttled) {
        return new UsageSample(
                Optional.of(cpu), Optional.of(memory), Optional.of(pids), periods, throttled);
    }
}
