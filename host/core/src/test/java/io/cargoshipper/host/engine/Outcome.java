package io.cargoshipper.host.engine;

import java.util.Optional;
import java.util.concurrent.Callable;

/** How something ended on another thread. */
final class Outcome {

    private volatile Optional<Throwable> failure = Optional.empty();

    void of(Callable<?> work) {
        try {
            work.call();
        } catch (Throwable e) {
            failure = Optional.of(e);
        }
    }

    Throwable failure() {
        return failure.orElseThrow(() -> new AssertionError("it did not fail"));
    }
}
