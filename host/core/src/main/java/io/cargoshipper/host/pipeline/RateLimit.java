package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.policy.RateLimits;
import java.time.Duration;
import java.util.Optional;

/**
 * Holds callers over a network to their rate, and to so many calls at a time. Those of this machine
 * are bounded by {@code limits.concurrent} alone, and wait in order: so every call of theirs
 * passes.
 */
final class RateLimit implements Stage {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final CallsAtOnce atOnce = new CallsAtOnce();

    /** Made for the first call over a network: nobody else waits for its library to be loaded. */
    private Optional<CallRates> rates = Optional.empty();

    @Override
    public void pass(Call call) {
        RateLimits limits = call.policy().rates();
        if (call.request().session().isLocal() || !limits.enabled()) {
            return;
        }
        String caller = call.request().caller().name();
        if (!atOnce.enter(caller, limits.concurrent())) {
            throw refusal(
                    "%d calls of this caller are under way, and no more may be (limits.rate.concurrent)"
                            .formatted(limits.concurrent()),
                    SOON);
        }
        call.running().outcome().whenComplete((outcome, failure) -> atOnce.leave(caller));
        rates().take(caller, call.tier(), limits)
                .ifPresent(
                        exhausted -> {
                            throw refusal(
                                    "this caller may make %s".formatted(exhausted.rate().words()),
                                    exhausted.until());
                        });
    }

    private synchronized CallRates rates() {
        if (rates.isEmpty()) {
            rates = Optional.of(CallRates.measuredByTheClock());
        }
        return rates.get();
    }

    private static ToolException refusal(String why, Duration wait) {
        return new ToolException(
                ErrorCode.RATE_LIMITED,
                "%s; nothing was done. Retry after %d seconds"
                        .formatted(why, wait.plusMillis(999).toSeconds()));
    }
}
