package io.cargoshipper.pack.engine;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of a list that is given newest first. Its cursor is the place of its last row in that
 * order and not a count of rows, so nothing is skipped or given twice when things come and go
 * between two pages.
 *
 * @param rows what is on the page
 * @param total how many rows there are on all pages
 * @param nextCursor leads to the page after; empty on the last
 */
public record PageByAge<T>(List<T> rows, int total, Optional<String> nextCursor) {

    private static final Pattern PLACE = Pattern.compile("a1:(\\d{1,18}):([0-9A-Za-z:_.-]{1,128})");

    /**
     * How a row is placed.
     *
     * @param created when its thing was made, in seconds of Unix time
     * @param id tells rows of one second apart
     */
    public record Order<T>(ToLongFunction<T> created, Function<T, String> id) {

        /** Newest first. */
        public Comparator<T> comparator() {
            return Comparator.comparingLong(created).reversed().thenComparing(id);
        }

        private Place place(T row) {
            return new Place(created.applyAsLong(row), id.apply(row));
        }
    }

    private record Place(long created, String id) {

        boolean isBefore(Place row) {
            return row.created != created ? row.created < created : row.id.compareTo(id) > 0;
        }

        String encode() {
            byte[] plain = "a1:%d:%s".formatted(created, id).getBytes(StandardCharsets.US_ASCII);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
        }
    }

    /**
     * Cuts a page out of a list.
     *
     * @param all the whole list, in any order
     * @param cursor what led here; empty for the first page
     * @throws ToolException {@link ErrorCode#INVALID_ARGUMENT} for a cursor that this did not write
     */
    public static <T> PageByAge<T> of(
            List<T> all, Order<T> order, int limit, Optional<String> cursor) {
        Optional<Place> start = cursor.map(PageByAge::decode);
        List<T> rest =
                all.stream()
                        .sorted(order.comparator())
                        .filter(row -> start.map(it -> it.isBefore(order.place(row))).orElse(true))
                        .toList();
        List<T> rows = rest.subList(0, Math.min(limit, rest.size()));
        return new PageByAge<>(
                rows,
                all.size(),
                rows.size() < rest.size()
                        ? Optional.of(order.place(rows.get(rows.size() - 1)).encode())
                        : Optional.empty());
    }

    private static Place decode(String text) {
        try {
            String plain =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            Matcher matcher = PLACE.matcher(plain);
            if (matcher.matches()) {
                return new Place(Long.parseLong(matcher.group(1)), matcher.group(2));
            }
        } catch (IllegalArgumentException e) {
            // Not base 64: answered below, like any other text this class did not write.
        }
        throw new ToolException(
                ErrorCode.INVALID_ARGUMENT,
                "cursor is not a next_cursor of this tool; leave it out to start over");
    }
}
