package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.Caller;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.shape.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a pack's method sees of its call. */
record CallView(RunningCall call, Tier tier, Redactor redactor, int mostLogLines)
        implements ToolCall {

    @Override
    public String id() {
        return call.id();
    }

    @Override
    public String tool() {
        return call.name();
    }

    @Override
    public Caller caller() {
        return call.request().caller();
    }

    @Override
    public Instant deadline() {
        return call.deadline();
    }

    @Override
    public Duration remaining() {
        Duration left = Duration.between(Instant.now(), call.deadline());
        return left.isNegative() ? Duration.ZERO : left;
    }

    @Override
    public boolean isCancelled() {
        return call.isOver();
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
        String shown = message == null ? "" : redactor.text(message);
        call.report(() -> call.request().reports().progress(done, total, shown));
    }

    @Override
    public void log(LogLevel level, String message) {
        String shown = redactor.text(message);
        call.report(() -> call.request().reports().log(level, shown));
    }

    @Override
    public Map<String, Object> redacted(Map<String, ?> values) {
        return redactor.json(values);
    }

    @Override
    public String redacted(String text) {
        return redactor.text(text);
    }
}
