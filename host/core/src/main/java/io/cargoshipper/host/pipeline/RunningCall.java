package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.host.shape.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running side of a call: its thread, its time, and its one outcome. Whoever comes first, the
 * tool, the deadline or the caller's cancellation, makes the outcome; the others come too late and
 * have no effect.
 */
final class RunningCall implements CallHandle {

    private static final Logger LOG = LoggerFactory.getLogger(RunningCall.class);

    private static final CallOutcome.Failure CANCELLED =
            new CallOutcome.Failure(ErrorCode.CANCELLED, "the caller cancelled the call");

    private final String id;
    private final String name;
    private final CallRequest request;
    private final Executor aside;
    private final Consumer<CallOutcome> beforeAnswer;
    private final long startedNanos = System.nanoTime();
    private final CompletableFuture<CallOutcome> outcome = new CompletableFuture<>();

    /** Held while a report is sent, so that an answer does not overtake it. */
    private final Object reporting = new Object();

    private final List<Runnable> stopActions = new ArrayList<>();
    private Runnable revocation = () -> {};
    private Thread thread;
    private boolean abandoned;
    private volatile Instant deadline = Instant.MAX;
    private volatile ErrorCode stopped;
    private volatile boolean over;

    /**
     * @param name what is called
     * @param aside runs what must not be done on the thread that stops the call: that may be the
     *     one that reads the client's messages
     * @param beforeAnswer told of the outcome before the caller is
     */
    RunningCall(
            String id,
            String name,
            CallRequest request,
            Executor aside,
            Consumer<CallOutcome> beforeAnswer) {
        this.id = id;
        this.name = name;
        this.request = request;
        this.aside = aside;
        this.beforeAnswer = beforeAnswer;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    CallRequest request() {
        return request;
    }

    Instant deadline() {
        return deadline;
    }

    /** The time since the call was handed in. */
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    /** Whether the call has its outcome, or is about to. */
    boolean isOver() {
        return over;
    }

    /** Why the call should stop, if it should. */
    Optional<ErrorCode> whyStop() {
        return Optional.ofNullable(stopped)
                .or(() -> over ? Optional.of(ErrorCode.CANCELLED) : Optional.empty());
    }

    @Override
    public CompletionStage<CallOutcome> outcome() {
        return outcome;
    }

    @Override
    public void cancel() {
        stop(CANCELLED);
    }

    /** Ends the call because its time is up. */
    void expire(Duration limit) {
        stop(
                new CallOutcome.Failure(
                        ErrorCode.DEADLINE_EXCEEDED,
                        "no answer within %d s; what the call started may still happen, so look before you try again"
                                .formatted(limit.toSeconds())));
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

    /**
     * Gives the current thread back, without an interrupt that was meant for the call. Tells
     * whether the call had been stopped while the thread was still at it.
     */
    boolean release() {
        boolean late;
        synchronized (this) {
            thread = null;
            late = abandoned;
        }
        Thread.interrupted();
        return late;
    }

    /** Whether the call was stopped while its thread was at it. */
    synchronized boolean isAbandoned() {
        return abandoned;
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
            complete(found);
        }
    }

    /** Sets what takes the engine away from the call when it is stopped; at once if it was. */
    void onStopRevoke(Runnable revoke) {
        synchronized (this) {
            if (stopped == null) {
                revocation = revoke;
                return;
            }
        }
        revoke.run();
    }

    /** Runs an action of the pack's when the call is stopped; soon if it was. */
    void onCancel(Runnable action) {
        synchronized (this) {
            if (stopped == null) {
                stopActions.add(action);
                return;
            }
        }
        aside.execute(() -> quietly(action));
    }

    /** Sends a report, unless the call is over. */
    void report(Runnable send) {
        synchronized (reporting) {
            if (!over) {
                send.run();
            }
        }
    }

    /** What the tool sees of the call. */
    ToolCall view(Tier tier, Redactor redactor, int mostLogLines) {
        return new CallView(this, tier, redactor, mostLogLines);
    }

    /** Marks and interrupts here; all that may take time is done aside. */
    private void stop(CallOutcome.Failure failure) {
        List<Runnable> actions;
        Runnable revoke;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            stopped = failure.code();
            actions = List.copyOf(stopActions);
            revoke = revocation;
            if (thread != null) {
                abandoned = true;
                thread.interrupt();
            }
        }
        aside.execute(
                () -> {
                    quietly(revoke);
                    answer(failure);
                    // Each by itself, after the answer: they are the pack's, and may block.
                    actions.forEach(action -> aside.execute(() -> quietly(action)));
                });
    }

    private void answer(CallOutcome.Failure failure) {
        if (failure.code() == ErrorCode.CANCELLED) {
            complete(failure); // nobody is answered, so no report is waited for
            return;
        }
        synchronized (reporting) {
            complete(failure);
        }
    }

    private void complete(CallOutcome found) {
        quietly(() -> beforeAnswer.accept(found));
        outcome.complete(found);
    }

    private void quietly(Runnable action) {
        try {
            action.run();
        } catch (Throwable e) { // a pack's action may throw anything
            LOG.warn("call {}: an action at its end failed", id, e);
        }
    }
}
