package io.cargoshipper.host.approval;

import io.cargoshipper.host.approval.SecretFile.WrongSecretException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The side of the letter box that people use. */
public final class Answering {

    private final LetterBox box;
    private final String user;
    private final Clock clock;

    /**
     * @param user the name of the system's user, for the audit trail
     */
    public Answering(LetterBox box, String user, Clock clock) {
        this.box = Objects.requireNonNull(box, "box");
        this.user = Objects.requireNonNull(user, "user");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Approves what the letter says, where no secret is asked for. */
    public void approve(Letter letter) throws IOException {
        answer(letter, true, clock.instant(), Optional.empty());
    }

    /**
     * Approves what the letter says.
     *
     * @throws WrongSecretException if it is not the operator's secret; nothing was answered then
     */
    public void approve(Letter letter, SecretFile file, char[] secret)
            throws IOException, WrongSecretException {
        Instant now = clock.instant();
        String signature = file.sign(secret, Answer.signed(letter, user, now));
        answer(letter, true, now, Optional.of(signature));
    }

    /** Denies what the letter says, for which no secret is asked. */
    public void deny(Letter letter) throws IOException {
        answer(letter, false, clock.instant(), Optional.empty());
    }

    private void answer(Letter letter, boolean approved, Instant now, Optional<String> signature)
            throws IOException {
        box.answer(
                letter, new Answer(letter.id(), approved, letter.digest(), user, now, signature));
    }
}
