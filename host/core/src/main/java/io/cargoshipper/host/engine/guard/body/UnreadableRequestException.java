package io.cargoshipper.host.engine.guard.body;

/** A request of which the guard cannot say for certain how an engine reads it. */
public final class UnreadableRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param reason what is wrong with it, as the end of "is refused:"
     */
    public UnreadableRequestException(String reason) {
        super(reason);
    }

    public UnreadableRequestException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
