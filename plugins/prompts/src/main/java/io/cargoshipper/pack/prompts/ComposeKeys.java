package io.cargoshipper.pack.prompts;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The keys by which a file declares networks and volumes: engines take more names than Compose. */
final class ComposeKeys {

    private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9._-]+");

    private ComposeKeys() {}

    /**
     * A key for each name: the name itself where Compose takes it, else the kind with a number.
     *
     * @param kind what is named, such as {@code network}
     */
    static Map<String, String> of(String kind, Collection<String> names) {
        Map<String, String> keys = new LinkedHashMap<>();
        int number = 0;
        for (String name : names) {
            if (KEY.matcher(name).matches()) {
                keys.put(name, name);
            } else if (!keys.containsKey(name)) {
                do {
                    number++;
                } while (names.contains(kind + number));
                keys.put(name, kind + number);
            }
        }
        return keys;
    }
}
