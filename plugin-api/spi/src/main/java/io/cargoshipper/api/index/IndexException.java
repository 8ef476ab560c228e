package io.cargoshipper.api.index;

/** An index that breaks the format; the message names the place and what was expected there. */
public class IndexException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the failure. */
    public IndexException(String message) {
        super(message);
    }
}
