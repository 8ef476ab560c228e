package io.cargoshipper.host.protocol.sdk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list. A cursor stands for the name of the last item of the page before, not for a
 * position: when the list changes between two requests, nothing is left out or told twice. Where
 * that item itself has gone, the client has to begin anew.
 *
 * @param items the items, in the order of the list
 * @param next the cursor of the page after this, if there is one
 */
record Page<T>(List<T> items, Optional<String> next) {

    Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a page out of a list.
     *
     * @param name gives an item's name, which is unique in the list
     */
    static <T> Page<T> of(
            List<T> all, Function<T, String> name, Optional<String> cursor, int size) {
        int from = cursor.map(text -> after(text, all, name)).orElse(0);
        int to = Math.min(all.size(), from + size);
        Optional<String> next =
                to < all.size()
                        ? Optional.of(cursorAfter(name.apply(all.get(to - 1))))
                        : Optional.empty();
        return new Page<>(all.subList(from, to), next);
    }

    private static String cursorAfter(String name) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> int after(String cursor, List<T> all, Function<T, String> name) {
        for (int i = 0; i < all.size(); i++) {
            if (cursorAfter(name.apply(all.get(i))).equals(cursor)) {
                return i + 1;
            }
        }
        throw RpcErrors.invalidParams(
                "unknown cursor %s: not one of this server's, or the list has changed since; ask again without a cursor"
                        .formatted(RpcErrors.shown(cursor)));
    }
}
