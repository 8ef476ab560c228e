package io.cargoshipper.host.cli;

/**
 * A command line that asks for what cannot be done; the message says what is wrong and the mend.
 */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
