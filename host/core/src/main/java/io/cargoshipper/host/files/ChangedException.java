package io.cargoshipper.host.files;

import java.io.IOException;

/** What was opened is not what had been looked at: somebody changed it in between. */
final class ChangedException extends IOException {

    private static final long serialVersionUID = 1L;

    ChangedException(String name) {
        super("'%s' changed while it was being opened".formatted(name));
    }
}
