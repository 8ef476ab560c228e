package io.cargoshipper.pack.engine;

import io.cargoshipper.api.Caller;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;

/** A call with some time, which a test may cancel. */
public final class FakeCall implements ToolCall {

    /** What its host puts in place of a secret. */
    public static final String HIDDEN = "[redacted: key]";

    private final Instant deadline;
    private final List<Runnable> actions = new CopyOnWriteArrayList<>();
    private final List<Report> reports = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;
    private volatile String secretKey = "";
    private volatile int mostLogLines = 10_000;

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

    /** Makes its host take whatever has this key for a secret. */
    public FakeCall hiding(String key) {
        secretKey = key;
        return this;
    }

    /** Makes its host set so many lines as the most. */
    public FakeCall withMostLogLines(int most) {
        mostLogLines = most;
        return this;
    }

    @Override
    public int mostLogLines() {
        return mostLogLines;
    }

    @Override
    public Map<String, Object> redacted(Map<String, ?> values) {
        Map<String, Object> shown = new LinkedHashMap<>();
        values.forEach(
                (key, value) -> shown.put(key, key.equals(secretKey) ? HIDDEN : shown(value)));
        return shown;
    }

    @Override
    public String redacted(String text) {
        return (String) shown(text);
    }

    private Object shown(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> named = new LinkedHashMap<>();
            map.forEach((key, below) -> named.put(String.valueOf(key), below));
            return redacted(named);
        }
        if (value instanceof List<?> list) {
            List<Object> shown = new ArrayList<>();
            list.forEach(item -> shown.add(shown(item)));
            return shown;
        }
        return value instanceof String text && !secretKey.isEmpty()
                ? text.replaceAll("\\b(" + secretKey + ")=[^,\\n]*", "$1=" + HIDDEN)
                : value;
    }
}
