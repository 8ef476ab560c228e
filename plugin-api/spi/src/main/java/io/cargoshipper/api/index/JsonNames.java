package io.cargoshipper.api.index;

import java.util.Locale;

/**
 * How Java names are written in JSON, in schemas, arguments and results alike. The pack-builder
 * that writes a schema and the host that reads and writes the values share this one rule.
 */
public final class JsonNames {

    private JsonNames() {}

    /**
     * The JSON property of a record component: {@code followSeconds} is written {@code
     * follow_seconds}. Letter for letter the rule of Jackson's {@code SNAKE_CASE}: a run of
     * capitals counts as one word ({@code imageURL} is {@code image_url}), and one leading
     * underscore is dropped.
     */
    public static String property(String component) {
        StringBuilder property = new StringBuilder(component.length() + 4);
        boolean afterCapital = false;
        for (int i = 0; i < component.length(); i++) {
            char letter = component.charAt(i);
            if (i == 0 && letter == '_') {
                continue;
            }
            boolean capital = Character.isUpperCase(letter);
            if (capital && !afterCapital && !property.isEmpty() && !endsWithUnderscore(property)) {
                property.append('_');
            }
            property.append(capital ? Character.toLowerCase(letter) : letter);
            afterCapital = capital;
        }
        return property.isEmpty() ? component : property.toString();
    }

    private static boolean endsWithUnderscore(StringBuilder text) {
        return text.charAt(text.length() - 1) == '_';
    }

    /** The JSON string of an enum constant: {@code NOT_RUNNING} is written {@code not-running}. */
    public static String constant(Enum<?> constant) {
        return constant(constant.name());
    }

    /** The JSON string of the enum constant of the given name. */
    public static String constant(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
