package io.cargoshipper.host.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Tier;
import io.cargoshipper.host.policy.RateLimits;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class CallRatesTest {

    private static final RateLimits LIMITS =
            new RateLimits(true, 6, OptionalInt.empty(), OptionalInt.of(2), 3, 10);

    private final Clock clock = new Clock();
    private final CallRates rates = new CallRates(clock);

    /** A clock that goes when the test says so. */
    private static final class Clock implements TimeMeter {

        private long nanos;

        void passes(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    @Test
    void afterAsManyCallsAsAMinuteHasTheNextWaits() {
        assertThat(taken("ann", Tier.SAFE, 6)).isEqualTo(6);

        CallRates.Exhausted exhausted = rates.take("ann", Tier.SAFE, LIMITS).orElseThrow();
        assertThat(exhausted.until()).isEqualTo(Duration.ofSeconds(10));
        assertThat(exhausted.rate().words()).contains("6 calls a minute");
    }

    @Test
    void afterTheWaitThereIsRoomForOne() {
        taken("ann", Tier.SAFE, 6);
        clock.passes(Duration.ofSeconds(10));

        assertThat(taken("ann", Tier.SAFE, 2)).isEqualTo(1);
    }

    @Test
    void oneCallerDoesNotHoldUpAnother() {
        taken("ann", Tier.SAFE, 6);

        assertThat(taken("bob", Tier.SAFE, 6)).isEqualTo(6);
    }

    @Test
    void aTierHasALimitOfItsOwn() {
        assertThat(taken("ann", Tier.DESTRUCTIVE, 3)).isEqualTo(2);
        assertThat(rates.take("ann", Tier.DESTRUCTIVE, LIMITS).orElseThrow().rate().words())
                .contains("2 destructive calls", "limits.rate.destructive-per-minute");
        assertThat(taken("ann", Tier.MODERATE, 6)).isEqualTo(4);
    }

    @Test
    void aCallThatIsRefusedCountsNowhere() {
        taken("ann", Tier.SAFE, 6);
        taken("ann", Tier.DESTRUCTIVE, 5);
        clock.passes(Duration.ofSeconds(20));

        assertThat(taken("ann", Tier.DESTRUCTIVE, 3)).isEqualTo(2);
    }

    @Test
    void aChangedLimitCountsAtOnce() {
        taken("ann", Tier.SAFE, 6);

        assertThat(
                        rates.take(
                                "ann",
                                Tier.SAFE,
                                new RateLimits(
                                        true,
                                        100,
                                        OptionalInt.empty(),
                                        OptionalInt.empty(),
                                        3,
                                        10)))
                .isEmpty();
    }

    @Test
    void whoeverHasBeenIdleTakesNoMemoryForEver() {
        for (int i = 0; i < 1000; i++) {
            rates.take("caller " + i, Tier.SAFE, LIMITS);
        }
        assertThat(rates.buckets()).isEqualTo(1000);

        clock.passes(Duration.ofMinutes(1));
        for (int i = 0; i < 1000; i++) {
            rates.take("other " + i, Tier.SAFE, LIMITS);
        }

        assertThat(rates.buckets()).isEqualTo(1000);
    }

    @Test
    void howeverManyCallersThereAreTheBucketsAreBounded() {
        taken("ann", Tier.SAFE, 6);
        for (int i = 0; i < 20_000; i++) {
            if (i % 1000 == 0) {
                assertThat(taken("ann", Tier.SAFE, 1)).isZero();
            }
            rates.take("caller " + i, Tier.SAFE, LIMITS);
        }

        assertThat(rates.buckets()).isLessThanOrEqualTo(10_000);
    }

    private int taken(String caller, Tier tier, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += rates.take(caller, tier, LIMITS).isEmpty() ? 1 : 0;
        }
        return taken;
    }
}
