package io.cargoshipper.pack.engine;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list in the order of its keys. The cursor holds the key of the last row that was
 * given and not a count of rows, so that nothing is skipped or given twice when things come and go
 * between two pages.
 *
 * @param rows the rows of this page
 * @param total how many rows there are on all pages
 * @param nextCursor where the next page starts; empty on the last one
 */
public record NamePage<T>(List<T> rows, int total, Optional<String> nextCursor) {

    /** What the text of a cursor starts with, so that no other base 64 passes for one. */
    private static final String MARK = "n1:";

    public NamePage {
        rows = List.copyOf(rows);
    }

    /**
     * Cuts a page out of a list.
     *
     * @param all the whole list, in any order
     * @param key what a row is ordered by: its name, with what tells rows of one name apart
     * @param limit the most rows to give
     * @param cursor the cursor of the page before; empty for the first page
     * @throws ToolException {@link ErrorCode#INVALID_ARGUMENT} when the cursor is none
     */
    public static <T> NamePage<T> of(
            Collection<T> all, Function<T, String> key, int limit, Optional<String> cursor) {
        Optional<String> start = cursor.map(NamePage::decode);
        List<T> rest =
                all.stream()
                        .filter(row -> start.isEmpty() || start.get().compareTo(key.apply(row)) < 0)
                        .sorted(Comparator.comparing(key))
                        .toList();
        List<T> rows = rest.subList(0, Math.min(limit, rest.size()));
        return new NamePage<>(
                rows,
                all.size(),
                rows.size() < rest.size()
                        ? Optional.of(encode(key.apply(rows.get(rows.size() - 1))))
                        : Optional.empty());
    }

    private static String encode(String key) {
        byte[] plain = (MARK + key).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    private static String decode(String cursor) {
        try {
            String plain =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (plain.startsWith(MARK)) {
                return plain.substring(MARK.length());
            }
        } catch (IllegalArgumentException e) {
            // Not base 64: answered below, like any other text this class did not write.
        }
        throw new ToolException(
                ErrorCode.INVALID_ARGUMENT,
                "cursor is not a next_cursor of this tool; leave it out to start over");
    }
}
