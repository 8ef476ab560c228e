package io.cargoshipper.pack.tasks;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits within one time limit, the lesser of the settings' and of what the call has left, and stops
 * at once when the call does.
 */
final class Patience {

    private final ToolCall call;
    private final String inVain;
    private final long end;
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    /**
     * Begins to count.
     *
     * @param inVain what to say when the time is up
     */
    Patience(ToolCall call, Duration limit, String inVain) {
        this.call = call;
        this.inVain = inVain;
        Duration left = call.remaining();
        this.end = System.nanoTime() + (left.compareTo(limit) < 0 ? left : limit).toNanos();
        call.onCancel(() -> stopped.complete(null));
    }

    /**
     * Waits for work, and cancels it unless it ends in time.
     *
     * @throws IOException what the work failed with
     * @throws ToolException {@code DEADLINE_EXCEEDED} or {@code CANCELLED}
     */
    <T> T await(CompletableFuture<T> work) throws IOException {
        try {
            CompletableFuture.anyOf(work, stopped).get(left(), TimeUnit.NANOSECONDS);
            if (work.isDone()) {
                return work.get();
            }
            throw stopped();
        } catch (TimeoutException e) {
            throw new ToolException(ErrorCode.DEADLINE_EXCEEDED, inVain, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            work.cancel(true);
        }
    }

    /**
     * Waits for so long, or not at all where there is less time left than that.
     *
     * @return whether it waited
     * @throws ToolException if the call stops meanwhile
     */
    boolean pause(Duration time) {
        if (time.toNanos() >= left()) {
            return false;
        }
        try {
            stopped.get(time.toNanos(), TimeUnit.NANOSECONDS);
            throw stopped();
        } catch (TimeoutException e) {
            return true;
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private long left() {
        return Math.max(0, end - System.nanoTime());
    }

    private ToolException stopped() {
        call.checkCancelled();
        return new ToolException(ErrorCode.CANCELLED, "the call was cancelled");
    }

    private ToolException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        call.checkCancelled();
        return new ToolException(ErrorCode.CANCELLED, "the call was interrupted", cause);
    }

    private static IOException failure(Throwable cause) {
        if (cause instanceof IOException failure) {
            return failure;
        }
        throw cause instanceof RuntimeException defect ? defect : new IllegalStateException(cause);
    }
}
