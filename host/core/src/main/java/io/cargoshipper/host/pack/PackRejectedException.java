package io.cargoshipper.host.pack;

/** A pack that cannot be served, as its jar shows; the message says why and what to do. */
final class PackRejectedException extends Exception {

    private static final long serialVersionUID = 1L;

    PackRejectedException(String message) {
        super(message);
    }
}
