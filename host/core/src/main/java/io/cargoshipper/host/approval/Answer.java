package io.cargoshipper.host.approval;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a person has decided at the command line.
 *
 * @param id of the letter
 * @param approved whether it was approved
 * @param digest of the letter as it was shown
 * @param by the name of the system's user
 * @param at when
 * @param signature made with the operator's secret, in base64
 */
record Answer(
        String id,
        boolean approved,
        String digest,
        String by,
        Instant at,
        Optional<String> signature) {

    Answer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
        signature = signature == null ? Optional.empty() : signature;
    }

    /** What is signed: that this person approves this letter now. A denial takes no signature. */
    static byte[] signed(Letter letter, String by, Instant at) {
        return Digests.of("cargoshipper approves", letter.digest(), by, at.toString())
                .getBytes(StandardCharsets.US_ASCII);
    }
}
