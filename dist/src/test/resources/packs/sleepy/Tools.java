package tested.sleepy;

import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import java.util.concurrent.atomic.AtomicInteger;

/** Tools that take their time and tell of their progress; they need no engine. */
final class Tools {

    private static final AtomicInteger begun = new AtomicInteger();
    private static final AtomicInteger running = new AtomicInteger();

    record Nap(@Doc("How long, in milliseconds") int millis) {}

    record Rested(int began, int atOnce) {}

    @Tool(name = "sleepy_nap", description = "Sleeps", tier = Tier.SAFE, timeoutSeconds = 100)
    Rested nap(Nap nap) throws InterruptedException {
        int began = begun.getAndIncrement();
        int atOnce = running.incrementAndGet();
        try {
            Thread.sleep(nap.millis());
            return new Rested(began, atOnce);
        } finally {
            running.decrementAndGet();
        }
    }

    record Steps(@Doc("How many") int steps) {}

    record Done(int steps) {}

    @Tool(name = "sleepy_steps", description = "Tells of steps", tier = Tier.SAFE)
    Done steps(Steps wanted, ToolCall call) {
        for (int i = 1; i <= wanted.steps(); i++) {
            call.progress(i, wanted.steps(), "step " + i);
        }
        return new Done(wanted.steps());
    }
}
