package io.cargoshipper.pack.tasks;

import java.time.Duration;
import java.util.Optional;

/**
 * What the backend answered.
 *
 * @param status the status of HTTP
 * @param body the body, as text
 * @param retryAfter how long it asks to be left alone
 * @param attempt which attempt this is the answer to; the first is 1
 */
record Answer(int status, String body, Optional<Duration> retryAfter, int attempt) {

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
