package io.cargoshipper.pack.tasks;

import java.io.IOException;

/** The backend's answer has more bytes than are read. */
final class AnswerTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    AnswerTooLargeException(int most) {
        super("the backend's answer has more than %,d bytes".formatted(most));
    }
}
