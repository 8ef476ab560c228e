package io.cargoshipper.pack.tasks;

import io.cargoshipper.api.Caller;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;

/** A call with some time, which a test may cancel. */
final class FakeCall implements ToolCall {

    private final Instant deadline;
    private final List<Runnable> actions = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;

    FakeCall(Duration time) {
        this.deadline = Instant.now().plus(time);
    }

    static FakeCall ofSeconds(int seconds) {
        return new FakeCall(Duration.ofSeconds(seconds));
    }

    void cancel() {
        cancelled = true;
        actions.forEach(Runnable::run);
    }

    @Override
    public String id() {
        return "call-1";
    }

    @Override
    public String tool() {
        return "tool";
    }

    @Override
    public Caller caller() {
        return new Caller("local", Optional.empty());
    }

    @Override
    public Tier tier() {
        return Tier.DESTRUCTIVE;
    }

    @Override
    public Instant deadline() {
        return deadline;
    }

    @Override
    public Duration remaining() {
        Duration left = Duration.between(Instant.now(), deadline);
        return left.isNegative() ? Duration.ZERO : left;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void checkCancelled() {
        if (cancelled) {
            throw new ToolException(ErrorCode.CANCELLED, "cancelled");
        }
    }

    @Override
    public void onCancel(Runnable action) {
        actions.add(action);
        if (cancelled) {
            action.run();
        }
    }

    @Override
    public void progress(double done, OptionalDouble total, String message) {}

    @Override
    public void log(LogLevel level, String message) {}
}
