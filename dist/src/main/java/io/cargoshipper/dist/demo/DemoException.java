package io.cargoshipper.dist.demo;

/** Something is not as the demo expects it; the message is for the person who reads along. */
final class DemoException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoException(String message) {
        super(message);
    }

    DemoException(String message, Throwable cause) {
        super(message, cause);
    }
}
