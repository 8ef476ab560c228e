package io.cargoshipper.pack.engine;

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
public final class FakeCall implements ToolCall {

    private final Instant deadline;
    private final List<Runnable> actions = new CopyOnWriteArrayList<>();
    private final List<Report> reports = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;

    /** A report of progress. */
    public record Report(double done, OptionalDouble total, String message) {}

    public FakeCall(Duration time) {
        this.deadline = Instant.now().plus(time);
    }

    public static FakeCall ofSeconds(int seconds) {
        return new FakeCall(Duration.ofSeconds(seconds));
    }

    public void cancel() {
        cancelled = true;
        actions.forEach(Runnable::run);
    }

    /** The reports of progress so far, each of which must be further than the one before. */
    public List<Report> reports() {
        return List.copyOf(reports);
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
    public void progress(double done, OptionalDouble total, String message) {
        if (!reports.isEmpty() && reports.get(reports.size() - 1).done() >= done) {
            throw new IllegalArgumentException(
                    "progress must grow: %s after %s".formatted(done, reports));
        }
        reports.add(new Report(done, total, message));
    }

    @Override
    public void log(LogLevel level, String message) {}
}
