package io.cargoshipper.pack.system;

import io.cargoshipper.api.Caller;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** A call with plenty of time, cancelled or not. */
record FakeCall(boolean isCancelled) implements ToolCall {

    @Override
    public String id() {
        return "call-1";
    }

    @Override
    public String tool() {
        return "docker_healthcheck";
    }

    @Override
    public Caller caller() {
        return new Caller("local", Optional.empty());
    }

    @Override
    public Tier tier() {
        return Tier.SAFE;
    }

    @Override
    public Instant deadline() {
        return Instant.now().plus(remaining());
    }

    @Override
    public Duration remaining() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void checkCancelled() {
        if (isCancelled) {
            throw new ToolException(ErrorCode.CANCELLED, "cancelled");
        }
    }

    @Override
    public void onCancel(Runnable action) {}

    @Override
    public void progress(double done, OptionalDouble total, String message) {}

    @Override
    public void log(LogLevel level, String message) {}
}
