package io.cargoshipper.host.pack;

/** A pack that does not work; the message is for an operator. */
public final class PackFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PackFailedException(String message) {
        super(message);
    }

    PackFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
