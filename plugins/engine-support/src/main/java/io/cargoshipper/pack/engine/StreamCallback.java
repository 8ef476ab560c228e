package io.cargoshipper.pack.engine;

import com.github.dockerjava.api.async.ResultCallback;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Hands what the engine streams to a consumer, one item at a time, on the client's thread: the
 * engine is read no faster than the consumer takes it. Once {@link #close()} has returned, the
 * consumer is not called again and what it did is visible to whoever closed.
 *
 * <p>In place of docker-java's own template, which logs every error and leaks a stream that is
 * closed before it has started.
 */
public final class StreamCallback<T> implements ResultCallback<T> {

    private final Consumer<? super T> consumer;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Closeable stream = () -> {}; // this and what follows: guarded by this
    private boolean closed;
    private Throwable failure;

    public StreamCallback(Consumer<? super T> consumer) {
        this.consumer = Objects.requireNonNull(consumer, "consumer");
    }

    /**
     * Waits until the stream ends, and closes it if it does not in time.
     *
     * @return whether it ended
     * @throws ToolException when the call should stop
     * @throws RuntimeException what the engine client failed with
     */
    public boolean await(ToolCall call, Duration limit) {
        return await(call, limit, limit, () -> {});
    }

    /**
     * Like {@link #await(ToolCall, Duration)}, and does something every now and then meanwhile, for
     * example a report of progress.
     *
     * @param every how long to wait between two times
     */
    public boolean await(ToolCall call, Duration limit, Duration every, Runnable meanwhile) {
        call.onCancel(this::close);
        long end = System.nanoTime() + limit.toNanos();
        boolean inTime;
        try {
            inTime = ended.await(Math.min(limit.toNanos(), every.toNanos()), TimeUnit.NANOSECONDS);
            while (!inTime && end - System.nanoTime() > 0) {
                meanwhile.run();
                long left = Math.min(end - System.nanoTime(), every.toNanos());
                inTime = ended.await(left, TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            call.checkCancelled();
            throw new ToolException(ErrorCode.CANCELLED, "interrupted while the engine answered");
        } finally {
            close();
        }
        call.checkCancelled();
        throwFailure();
        return inTime;
    }

    @Override
    public void onStart(Closeable started) {
        boolean late;
        synchronized (this) {
            late = closed;
            stream = started;
        }
        if (late) {
            closeQuietly(started);
        }
    }

    @Override
    public synchronized void onNext(T item) {
        if (!closed) {
            consumer.accept(item);
        }
    }

    @Override
    public void onError(Throwable problem) {
        synchronized (this) {
            // What fails after closing fails because of it.
            if (!closed && failure == null) {
                failure = problem;
            }
        }
        close();
    }

    @Override
    public void onComplete() {
        close();
    }

    @Override
    public void close() {
        Closeable open;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            open = stream;
        }
        ended.countDown();
        closeQuietly(open);
    }

    private synchronized void throwFailure() {
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof IOException exception) {
            throw new UncheckedIOException(exception);
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    private static void closeQuietly(Closeable stream) {
        try {
            stream.close();
        } catch (IOException | RuntimeException e) {
            // The stream is given up; whether it ends well makes no difference to the answer.
        }
    }
}
