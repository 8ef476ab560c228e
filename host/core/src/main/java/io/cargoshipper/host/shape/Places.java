package io.cargoshipper.host.shape;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Places in JSON values, as packs' indices name them: JSON pointers (RFC 6901) in which {@code *}
 * stands for every index or key. What lies below a place belongs to it.
 */
public final class Places {

    /** No place. */
    public static final Places NONE = new Places();

    private static final String ANY = "*";

    private final Map<String, Places> within = new HashMap<>();
    private boolean named;

    private Places() {}

    /** The places that pointers name. */
    public static Places of(List<String> pointers) {
        if (pointers.isEmpty()) {
            return NONE;
        }
        Places root = new Places();
        for (String pointer : pointers) {
            Places at = root;
            for (String step : pointer.substring(1).split("/", -1)) {
                at =
                        at.within.computeIfAbsent(
                                step.replace("~1", "/").replace("~0", "~"),
                                ignored -> new Places());
            }
            at.named = true;
        }
        return root;
    }

    /** Those of the pointers that begin with a step, without it: {@code out} of {@code /out/…}. */
    public static Places below(String step, List<String> pointers) {
        String prefix = "/" + step + "/";
        return of(
                pointers.stream()
                        .filter(pointer -> pointer.startsWith(prefix))
                        .map(pointer -> pointer.substring(prefix.length() - 1))
                        .toList());
    }

    /** Whether this is one of the places itself. */
    boolean isNamed() {
        return named;
    }

    /** The places below a key or an index. */
    Places at(String step) {
        if (within.isEmpty()) {
            return NONE;
        }
        Places exact = within.get(step);
        return exact != null ? exact : within.getOrDefault(ANY, NONE);
    }

    /** Whether JSON values have something in one of the places: a text, an entry, a number. */
    public boolean isFilledIn(Object json) {
        if (named) {
            return isFilled(json);
        }
        if (within.isEmpty()) {
            return false;
        }
        if (json instanceof Map<?, ?> object) {
            return object.entrySet().stream()
                    .anyMatch(entry -> at(entry.getKey().toString()).isFilledIn(entry.getValue()));
        }
        return json instanceof Collection<?> array
                && array.stream().anyMatch(item -> at(ANY).isFilledIn(item));
    }

    private static boolean isFilled(Object json) {
        if (json instanceof String text) {
            return !text.isBlank();
        }
        if (json instanceof Map<?, ?> object) {
            return !object.isEmpty();
        }
        return json instanceof Collection<?> array ? !array.isEmpty() : json != null;
    }
}
