package io.cargoshipper.api;

import java.util.Objects;

/**
 * A failure that the caller is told: a code, and a message that names the offending value and what
 * to do about it. It reaches the client as a tool error ({@code isError}), never with a stack
 * trace.
 */
public class ToolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /** Creates a failure. */
    public ToolException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /**
     * Creates a failure that follows from another.
     *
     * @param cause for the log only; may be null
     */
    public ToolException(ErrorCode code, String message, Throwable cause) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.code = Objects.requireNonNull(code, "code");
    }

    /** What the caller is told; never null. */
    @Override
    public final String getMessage() {
        return super.getMessage();
    }

    /** Why it failed. */
    public ErrorCode code() {
        return code;
    }
}
