package io.cargoshipper.pack.volumes;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Keeps passwords out of an engine's description of a volume: shares of other machines are mounted
 * with {@code o: username=me,password=…}. Whoever wants them has to name the options.
 */
final class MountSecrets {

    private static final String OPTIONS = "Options";
    private static final String HIDDEN = "…";

    private static final Pattern IN_VALUE =
            Pattern.compile(
                    "(?i)((?:^|,)[^,=]*(?:passw|secret|token|credential|key)[^,=]*=|(?:^|,)pass=)[^,]*");

    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(?:passw|secret|token|credential|key).*|pass");

    private MountSecrets() {}

    /** Whether a path leads to the options, or into them. */
    static boolean isNamedBy(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.equals("options") || lower.startsWith("options.");
    }

    /** Returns the description with {@code …} for what looks like a password. */
    static Map<String, Object> hiddenIn(Map<String, Object> volume) {
        if (!(volume.get(OPTIONS) instanceof Map<?, ?> options)) {
            return volume;
        }
        Map<Object, Object> changed = new LinkedHashMap<>(options);
        changed.replaceAll((name, value) -> hidden(String.valueOf(name), String.valueOf(value)));
        Map<String, Object> shown = new LinkedHashMap<>(volume);
        shown.put(OPTIONS, changed);
        return shown;
    }

    private static String hidden(String name, String value) {
        return SECRET_NAME.matcher(name).matches()
                ? HIDDEN
                : IN_VALUE.matcher(value).replaceAll("$1" + HIDDEN);
    }
}
