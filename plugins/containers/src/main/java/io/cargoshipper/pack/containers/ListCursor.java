package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.model.Container;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FoundContainer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the list of containers, newest first: the last row that was given. Since it names that
 * row's own place in the order and not a count of rows, nothing is skipped or given twice when
 * containers come and go between two pages.
 *
 * @param created when the row's container was created, in seconds of Unix time
 * @param id the row's short id
 */
record ListCursor(long created, String id) {

    /** Newest first; the engine's times are whole seconds, so ids settle what is left. */
    static final Comparator<Container> ORDER =
            Comparator.comparingLong(ListCursor::createdOf)
                    .reversed()
                    .thenComparing(Container::getId);

    private static final Pattern PLAIN = Pattern.compile("c1:(\\d{1,18}):([0-9a-f]{1,12})");

    static ListCursor at(Container row) {
        return new ListCursor(createdOf(row), FoundContainer.shortId(row.getId()));
    }

    /** Whether the row comes after this place. */
    boolean isBefore(Container row) {
        long time = createdOf(row);
        return time != created
                ? time < created
                : FoundContainer.shortId(row.getId()).compareTo(id) > 0;
    }

    String encode() {
        byte[] plain = "c1:%d:%s".formatted(created, id).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    /**
     * Reads what {@link #encode()} wrote.
     *
     * @throws ToolException {@link ErrorCode#INVALID_ARGUMENT} for anything else
     */
    static ListCursor decode(String text) {
        try {
            String plain =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            Matcher matcher = PLAIN.matcher(plain);
            if (matcher.matches()) {
                return new ListCursor(Long.parseLong(matcher.group(1)), matcher.group(2));
            }
        } catch (IllegalArgumentException e) {
            // Not base 64: answered below, like any other text this class did not write.
        }
        throw new ToolException(
                ErrorCode.INVALID_ARGUMENT,
                "cursor is not a next_cursor of this tool; leave it out to start over");
    }

    private static long createdOf(Container container) {
        return container.getCreated() == null ? 0 : container.getCreated();
    }
}
