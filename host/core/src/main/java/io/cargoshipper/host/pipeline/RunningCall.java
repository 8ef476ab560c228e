package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.Caller;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolCall.LogLevel;
import io.cargoshipper.api.ToolException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The running side of a call: its thread, its time, and its one outcome. Whoever comes first, the
 * tool, the deadline or the caller's cancellation, makes the outcome; the others come too late and
 * have no effect.
 */
final class RunningCall implements CallHandle {

    private final String id;
    private final CallRequest request;
    private final long startedNanos = System.nanoTime();
    private final CompletableFuture<CallOutcome> outcome = new CompletableFuture<>();

    /** Held while a report is sent, so that an answer does not overtake it. */
    private final Object reporting = new Object();

    private final List<Runnable> stopActions = new ArrayList<>();
    private Thread thread;
    private volatile Instant deadline = Instant.MAX;
    private volatile ErrorCode stopped;
    private volatile boolean over;

    RunningCall(String id, CallRequest request) {
        this.id = id;
        this.request = request;
    }

    String id() {
        return id;
    }

    /** The time since the call was handed in. */
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    @Override
    public CompletionStage<CallOutcome> outcome() {
        return outcome;
    }

    @Override
    public void cancel() {
        if (stop(ErrorCode.CANCELLED)) {
            outcome.complete(
                    new CallOutcome.Failure(ErrorCode.CANCELLED, "the caller cancelled the call"));
        }
    }

    /** Takes the current thread for the call, and starts its clock; false if it is over already. */
    synchronized boolean begin(Duration limit) {
        if (over) {
            return false;
        }
        thread = Thread.currentThread();
        deadline = Instant.now().plus(limit);
        return true;
    }

    /** Gives the current thread back, without an interrupt that was meant for the call. */
    void release() {
        synchronized (this) {
            thread = null;
        }
        Thread.interrupted();
    }

    /** Ends the call with what its thread found; without effect if it is over already. */
    void finish(CallOutcome found) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        synchronized (reporting) {
            outcome.complete(found);
        }
    }

    /** Ends the call because its time is up. */
    void expire(Duration limit) {
        if (stop(ErrorCode.DEADLINE_EXCEEDED)) {
            synchronized (reporting) {
                outcome.complete(
                        new CallOutcome.Failure(
                                ErrorCode.DEADLINE_EXCEEDED,
                                "no answer within %d s; what the call started may still happen, so look before you try again"
                                        .formatted(limit.toSeconds())));
            }
        }
    }

    /** Runs an action when the call is stopped; at once if it was. */
    void onCancel(Runnable action) {
        synchronized (this) {
            if (stopped == null) {
                stopActions.add(action);
                return;
            }
        }
        action.run();
    }

    /** What the tool sees of the call. */
    ToolCall view(Tier tier) {
        return new View(this, tier);
    }

    private boolean stop(ErrorCode why) {
        List<Runnable> actions;
        synchronized (this) {
            if (over) {
                return false;
            }
            over = true;
            stopped = why;
            actions = List.copyOf(stopActions);
            if (thread != null) {
                thread.interrupt();
            }
        }
        actions.forEach(Runnable::run);
        return true;
    }

    private Optional<ErrorCode> whyStop() {
        return Optional.ofNullable(stopped)
                .or(() -> over ? Optional.of(ErrorCode.CANCELLED) : Optional.empty());
    }

    private void report(Runnable send) {
        synchronized (reporting) {
            if (!over) {
                send.run();
            }
        }
    }

    private record View(RunningCall call, Tier tier) implements ToolCall {

        @Override
        public String id() {
            return call.id;
        }

        @Override
        public String tool() {
            return call.request.tool();
        }

        @Override
        public Caller caller() {
            return call.request.caller();
        }

        @Override
        public Instant deadline() {
            return call.deadline;
        }

        @Override
        public Duration remaining() {
            Duration left = Duration.between(Instant.now(), call.deadline);
            return left.isNegative() ? Duration.ZERO : left;
        }

        @Override
        public boolean isCancelled() {
            return call.over;
        }

        @Override
        public void checkCancelled() {
            Optional<ErrorCode> why = call.whyStop();
            if (why.isPresent()) {
                throw new ToolException(why.get(), "the call is over");
            }
        }

        @Override
        public void onCancel(Runnable action) {
            call.onCancel(action);
        }

        @Override
        public void progress(double done, OptionalDouble total, String message) {
            call.report(() -> call.request.reports().progress(done, total, message));
        }

        @Override
        public void log(LogLevel level, String message) {
            call.report(() -> call.request.reports().log(level, message));
        }
    }
}
