package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Against whole answers of engines, reckoned by hand with the formulas of {@code docker stats}. */
class ContainerUsageTest {

    private static final String ID =
            "e350a5a0ccabc581bbb1de30d7581a12422f6f5f293a4f8eb40ef189a4346f0a";

    /**
     * Docker 20.10 on cgroups of version 1: of 1.99 s of two CPUs, 0.7295 s were used; inactive
     * files are counted under {@code total_inactive_file}.
     */
    @Test
    void reckonsOnCgroupsOfTheFirstVersion() {
        assertThat(usage("stats-cgroup-v1.json"))
                .isEqualTo(
                        new ContainerUsage(
                                "e350a5a0ccab",
                                "web",
                                Optional.of(73.32),
                                Optional.of(2_142_208L - 1_445_888L),
                                Optional.of(67_108_864L),
                                Optional.of(1.04),
                                Optional.of(736L),
                                Optional.of(0L),
                                Optional.of(0L),
                                Optional.of(0L),
                                Optional.of(1L)));
    }

    /**
     * Docker 28 on cgroups of version 2: no use of each CPU, operations in small letters, no limit
     * of processes (a number that fits no long), {@code null} for most of the block I/O.
     */
    @Test
    void reckonsOnCgroupsOfTheSecondVersion() {
        assertThat(usage("stats-cgroup-v2.json"))
                .isEqualTo(
                        new ContainerUsage(
                                "e350a5a0ccab",
                                "web",
                                Optional.of(25.0),
                                Optional.of(28_557_312L - 11_882_496L),
                                Optional.of(8_217_579_520L),
                                Optional.of(0.2),
                                Optional.of(5_338L + 4_641L),
                                Optional.of(648L + 690L),
                                Optional.of(7_593_984L + 4_096L),
                                Optional.of(100L),
                                Optional.of(5L)));
    }

    @Test
    void oneThatDoesNotRunUsesNothing() {
        ContainerUsage nothing = ContainerUsage.none(ID, "web");
        assertThat(nothing.id()).isEqualTo("e350a5a0ccab");
        assertThat(nothing.cpuPercent()).isEmpty();
        assertThat(nothing.memoryUsageBytes()).isEmpty();
        assertThat(nothing.pids()).isEmpty();
    }

    private static ContainerUsage usage(String sample) {
        try (InputStream json = ContainerUsageTest.class.getResourceAsStream(sample)) {
            Statistics statistics =
                    DefaultDockerClientConfig.createDefaultConfigBuilder()
                            .build()
                            .getObjectMapper()
                            .readValue(json, Statistics.class);
            return ContainerUsage.of(ID, "web", statistics);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
