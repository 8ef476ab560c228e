package io.cargoshipper.host.approval;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A question in the letter box, for a person at the command line.
 *
 * @param id names it
 * @param asked when it was asked
 * @param expires until when it can be approved
 * @param tool what is to be called
 * @param caller who calls it
 * @param question what exactly will happen
 * @param key stands for all that the approval is bound to
 * @param withSecret whether approving takes the operator's secret
 * @param byOtherUser whether another user of the system must approve than the server's
 */
public record Letter(
        String id,
        Instant asked,
        Instant expires,
        String tool,
        String caller,
        String question,
        String key,
        boolean withSecret,
        boolean byOtherUser) {

    private static final Pattern ID = Pattern.compile("[a-z2-7]{8}");

    public Letter {
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(expires, "expires");
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(key, "key");
        if (!isId(id)) {
            throw new IllegalArgumentException("'%s' is no id of an approval".formatted(id));
        }
    }

    /** Whether a text can be an id: it becomes part of a file's name. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /**
     * What the answer is bound to: with it, whoever answers says what they were shown, so that a
     * question which somebody has rewritten gets no answer that counts.
     */
    String digest() {
        return Digests.of("letter", id, expires.toString(), key, question);
    }
}
