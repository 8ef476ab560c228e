package io.cargoshipper.pack.engine;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the engine no longer than is reasonable: its client itself would wait for ever. */
public final class EngineWait {

    private EngineWait() {}

    /**
     * Makes a request on a thread of its own, which is interrupted when time is up. The engine may
     * still do what it was asked.
     *
     * @return what the request gave; empty when it did not end within the limit
     * @throws ToolException when the call should stop
     * @throws RuntimeException what the request failed with
     */
    public static <T> Optional<T> atMost(Duration limit, ToolCall call, Callable<T> request) {
        FutureTask<T> task = new FutureTask<>(request);
        Thread thread = new Thread(task, Thread.currentThread().getName() + "-engine");
        thread.setDaemon(true);
        thread.start();
        try {
            return Optional.of(task.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            call.checkCancelled();
            throw new ToolException(ErrorCode.CANCELLED, "interrupted while the engine answered");
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException exception
                ? exception
                : new IllegalStateException(cause);
    }
}
