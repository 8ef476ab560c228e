package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AmountsTest {

    @Test
    void writesMemory() {
        assertThat(Amounts.memory(512)).isEqualTo("512 B");
        assertThat(Amounts.memory(64L << 20)).isEqualTo("64 MiB");
        assertThat(Amounts.memory(1536L << 20)).isEqualTo("1.5 GiB");
    }

    @Test
    void writesLimitsExactly() {
        assertThat(Amounts.limit(1L << 30)).isEqualTo("1g");
        assertThat(Amounts.limit(64L << 20)).isEqualTo("64m");
        assertThat(Amounts.limit(6145L << 10)).isEqualTo("6145k");
        assertThat(Amounts.limit(6_291_457)).isEqualTo("6291457b");
    }

    @Test
    void writesCpusWithoutRounding() {
        assertThat(Amounts.cpus(500_000_000)).isEqualTo("0.5");
        assertThat(Amounts.cpus(2_000_000_000L)).isEqualTo("2");
        assertThat(Amounts.cpus(1)).isEqualTo("0.000000001");
    }

    @Test
    void writesTimes() {
        assertThat(Amounts.time(Duration.ofMillis(48))).isEqualTo("48 ms");
        assertThat(Amounts.time(Duration.ofMillis(1500))).isEqualTo("1.5 s");
        assertThat(Amounts.time(Duration.ofSeconds(100))).isEqualTo("100 s");
        assertThat(Amounts.time(Duration.ofMinutes(10))).isEqualTo("10 min");
        assertThat(Amounts.time(Duration.ofHours(30))).isEqualTo("30 h");
        assertThat(Amounts.time(Duration.ofDays(9))).isEqualTo("9 days");
    }

    @Test
    void writesDurationsForGoExactly() {
        assertThat(Amounts.goDuration(30_000_000_000L)).isEqualTo("30s");
        assertThat(Amounts.goDuration(1_500_000_000L)).isEqualTo("1500ms");
        assertThat(Amounts.goDuration(1_000)).isEqualTo("1us");
        assertThat(Amounts.goDuration(7)).isEqualTo("7ns");
    }
}
