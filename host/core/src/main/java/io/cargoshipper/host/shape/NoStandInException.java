package io.cargoshipper.host.shape;

import java.io.Serial;

/** A secret has to go, and the schema of what it stands in takes nothing else in its place. */
public final class NoStandInException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param where what takes nothing else, in a few words
     */
    NoStandInException(String where) {
        super(where);
    }
}
