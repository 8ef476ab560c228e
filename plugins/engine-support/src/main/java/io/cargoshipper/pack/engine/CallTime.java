package io.cargoshipper.pack.engine;

import io.cargoshipper.api.ToolCall;
import java.time.Duration;

/** What of a call's time may be spent on work, so that there is time left to say how it went. */
public final class CallTime {

    private static final Duration FOR_ANSWERING = Duration.ofSeconds(2);

    private CallTime() {}

    /** Returns the time left, less two seconds; of very short times, half. */
    public static Duration forWork(ToolCall call) {
        Duration left = call.remaining();
        Duration work = left.minus(FOR_ANSWERING);
        Duration half = left.dividedBy(2);
        return work.compareTo(half) > 0 ? work : half;
    }
}
