package io.cargoshipper.host.cli;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import io.cargoshipper.host.shape.Redactor;
import java.util.Arrays;

/** What was thrown, and what caused it, without secrets in the messages. */
record RedactedThrowable(IThrowableProxy thrown, Redactor redactor) implements IThrowableProxy {

    /** Null where nothing was thrown: that is how logback says it. */
    static IThrowableProxy of(IThrowableProxy thrown, Redactor redactor) {
        return thrown == null ? null : new RedactedThrowable(thrown, redactor);
    }

    @Override
    public String getMessage() {
        return redacted(thrown.getMessage());
    }

    @Override
    public String getOverridingMessage() {
        return redacted(thrown.getOverridingMessage());
    }

    private String redacted(String message) {
        return message == null ? null : redactor.text(message);
    }

    @Override
    public String getClassName() {
        return thrown.getClassName();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
        return thrown.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
        return thrown.getCommonFrames();
    }

    @Override
    public IThrowableProxy getCause() {
        return of(thrown.getCause(), redactor);
    }

    @Override
    public IThrowableProxy[] getSuppressed() {
        IThrowableProxy[] suppressed = thrown.getSuppressed();
        return suppressed == null
                ? null
                : Arrays.stream(suppressed)
                        .map(one -> of(one, redactor))
                        .toArray(IThrowableProxy[]::new);
    }

    @Override
    public boolean isCyclic() {
        return thrown.isCyclic();
    }
}
