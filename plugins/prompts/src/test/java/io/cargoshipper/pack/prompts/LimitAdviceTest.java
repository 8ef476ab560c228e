package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitAdviceTest {

    private static final long MIB = 1L << 20;

    @Test
    void suggestsLimitsWhereThereAreNone() {
        assertThat(advice("{}", UsageSummaryTest.sample(60, 100 * MIB, 20, 0, 0)))
                .anyMatch(it -> it.contains("no memory limit") && it.endsWith("memory 160 MiB"))
                .anyMatch(it -> it.contains("no CPU limit") && it.endsWith("cpus 1"))
                .anyMatch(
                        it -> it.contains("no limit of processes") && it.endsWith("pids_limit 96"));
    }

    @Test
    void neverSuggestsTooLittle() {
        assertThat(advice("{}", UsageSummaryTest.sample(0, 1, 1, 0, 0)))
                .anyMatch(it -> it.endsWith("memory 32 MiB"))
                .anyMatch(it -> it.endsWith("cpus 0.25"))
                .anyMatch(it -> it.endsWith("pids_limit 64"));
    }

    @Test
    void warnsOfALimitThatIsNear() {
        assertThat(
                        advice(
                                "{\"HostConfig\": {\"Memory\": 104857600, \"NanoCpus\": 1000000000, \"PidsLimit\": 9}}",
                                UsageSummaryTest.sample(10, 90 * MIB, 1, 0, 0)))
                .singleElement()
                .asString()
                .contains("highest 90 MiB of a limit of 100 MiB (90 %)", "memory 144 MiB", "near");
    }

    @Test
    void noticesALimitThatIsMostlyIdle() {
        assertThat(
                        advice(
                                "{\"HostConfig\": {\"Memory\": 1073741824, \"NanoCpus\": 1, \"PidsLimit\": 9}}",
                                UsageSummaryTest.sample(10, 64 * MIB, 1, 0, 0)))
                .singleElement()
                .asString()
                .contains("suggested: memory 96 MiB, if this minute is typical");
    }

    @Test
    void warnsWhereTheCpuLimitHoldsItBack() {
        UsageSummary usage =
                UsageSummary.of(
                        List.of(
                                UsageSummaryTest.sample(50, MIB, 1, 10, 1),
                                UsageSummaryTest.sample(50, MIB, 1, 20, 6)));
        EngineObject container =
                Captured.parsed(
                        "{\"HostConfig\": {\"Memory\": 4194304, \"CpuQuota\": 5, \"PidsLimit\": 9}}");
        assertThat(LimitAdvice.of(container, usage))
                .singleElement()
                .extracting(Finding::text)
                .asString()
                .contains("held it back in 50 % of its periods");
    }

    @Test
    void suggestsNoValuesWithoutMeasuring() {
        assertThat(LimitAdvice.of(EngineObject.nothing(), UsageSummary.of(List.of())))
                .extracting(Finding::text)
                .hasSize(3)
                .noneMatch(it -> it.contains("suggested"));
    }

    private static List<String> advice(String container, UsageSample sample) {
        return LimitAdvice.of(Captured.parsed(container), UsageSummary.of(List.of(sample))).stream()
                .map(Finding::text)
                .toList();
    }
}
