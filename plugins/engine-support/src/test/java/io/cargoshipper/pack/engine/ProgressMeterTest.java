package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProgressMeterTest {

    private final FakeCall call = FakeCall.ofSeconds(10);
    private final ProgressMeter meter = new ProgressMeter(call);

    @Test
    void passesOnAFewInASecond() {
        for (int i = 0; i < 1000; i++) {
            meter.report(i, OptionalDouble.of(1000), () -> "working");
        }
        assertThat(call.reports()).hasSizeBetween(1, 5);
    }

    @Test
    void passesOnlyWhatIsFurther() throws InterruptedException {
        meter.reportNow(5, OptionalDouble.empty(), "five");
        meter.reportNow(5, OptionalDouble.empty(), "five again");
        Thread.sleep(300);
        meter.report(4, OptionalDouble.empty(), () -> "back");
        meter.report(6, OptionalDouble.empty(), () -> "six");
        assertThat(call.reports()).extracting(it -> it.message()).containsExactly("five", "six");
        assertThat(meter.reported()).isEqualTo(6);
    }
}
