package io.cargoshipper.host.approval;

import io.cargoshipper.host.approval.Asked.State;
import io.cargoshipper.host.approval.LetterBox.Given;
import io.cargoshipper.host.policy.ApprovalRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** The questions of one host at the command line, and which answers to them count. */
final class CommandLineAnswers {

    private final LetterBox box;
    private final ApproverKeys keys = new ApproverKeys();

    /**
     * @param secretFile the file with the operator's secret, which counts as it is now
     */
    CommandLineAnswers(LetterBox box, Optional<Path> secretFile) {
        this.box = Objects.requireNonNull(box, "box");
        keys.pin(secretFile);
    }

    /**
     * Puts a question in the letter box, if it is not there.
     *
     * @throws IOException if that cannot be done, with what would help
     */
    void post(Asked asked) throws IOException {
        if (!asked.isPosted()) {
            asked.posted(box.post(asked.letter()));
        }
    }

    /**
     * The answer to a question that waits.
     *
     * @param rules what policy demands by now
     * @throws IOException if there is one that does not count, with why
     */
    Optional<Given> to(Asked asked, ApprovalRules rules) throws IOException {
        if (asked.state() != State.WAITING || !asked.isPosted()) {
            return Optional.empty();
        }
        Letter letter = asked.letter();
        Optional<Given> given = box.answerTo(letter, asked.postedAs());
        if (given.isPresent()) {
            keys.check(given.get().answer(), letter, rules.secretFile());
            if (given.get().answer().approved() && rules.otherUser() && !letter.byOtherUser()) {
                throw new IOException("another user must approve by now (approval.other-user)");
            }
        }
        return given;
    }

    /** Takes a question out of the letter box. */
    void withdraw(Asked asked) {
        if (asked.isPosted()) {
            box.withdraw(asked.letter().id());
        }
    }
}
