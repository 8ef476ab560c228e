package io.cargoshipper.host.engine.guard.body;

import io.cargoshipper.host.engine.guard.body.GoType.Dictionary;
import io.cargoshipper.host.engine.guard.body.GoType.Plain;
import io.cargoshipper.host.engine.guard.body.GoType.Slice;
import io.cargoshipper.host.engine.guard.body.GoType.Struct;
import io.cargoshipper.host.engine.guard.body.GoType.Words;
import io.cargoshipper.host.fixture.Choices;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Texts that are, mostly, JSON of a type, written in all the ways that engines take. */
final class GoTexts {

    private static final int ONE_IN = 12;

    private static final List<String> TEXTS =
            List.of(
                    "\"\"",
                    "\"host\"",
                    "\"\\u0068ost\"",
                    "\"/:/h\"",
                    "\"\\/etc:\\/h\"",
                    "\"bind\"",
                    "\"volume\"",
                    "\"ALL\"",
                    "\"\ud83d\ude00\"",
                    "\"\\ud83d\\ude00\"");

    private static final List<String> ODD =
            List.of(
                    "null",
                    "true",
                    "0",
                    "\"x\"",
                    "[]",
                    "{}",
                    "[null]",
                    "{\"a\":{}}",
                    "\"\\ud800\"",
                    "tru",
                    "01",
                    "1e3",
                    "'x'",
                    "\"\t\"",
                    "",
                    "9999999999999999999",
                    "nul",
                    "-");

    private final Choices choices;

    GoTexts(Choices choices) {
        this.choices = choices;
    }

    /** A body of a request. */
    String body(Struct type) {
        return choices.of("", " ", "\n\t")
                + value(type)
                + choices.of("", "", "", "", " ", " x", "{}");
    }

    private String value(GoType type) {
        if (isOdd()) {
            return choices.of(ODD);
        }
        if (type instanceof Plain plain) {
            return switch (plain) {
                case BOOL -> choices.of("true", "true", "false", "null");
                case STRING -> choices.of(TEXTS);
                case INT -> choices.of("0", "-500", "12", "null");
            };
        } else if (type instanceof Words) {
            return choices.flip() ? value(Plain.STRING) : value(new Slice(Plain.STRING));
        } else if (type instanceof Slice slice) {
            return list(slice.element());
        } else if (type instanceof Dictionary dictionary) {
            return map(dictionary.value());
        }
        return object((Struct) type);
    }

    private String list(GoType element) {
        List<String> elements = new ArrayList<>();
        for (int left = choices.below(3); left > 0; left--) {
            elements.add(value(element));
        }
        return "[" + joined(elements) + "]";
    }

    private String map(GoType value) {
        List<String> entries = new ArrayList<>();
        for (int left = choices.below(3); left > 0; left--) {
            entries.add(
                    "%s:%s".formatted(choices.of("\"o\"", "\"O\"", "\"device\""), value(value)));
        }
        return "{" + joined(entries) + "}";
    }

    private String object(Struct type) {
        List<Map.Entry<String, GoType>> fields = List.copyOf(type.fields().entrySet());
        List<String> entries = new ArrayList<>();
        for (int left = choices.below(4); left > 0; left--) {
            Map.Entry<String, GoType> field = choices.of(fields);
            String key =
                    isOdd() ? choices.of("Frobnicate", "", "\ufffd", "privilege") : field.getKey();
            entries.add(
                    "\"%s\"%s%s"
                            .formatted(
                                    disguised(key),
                                    choices.of(":", " : "),
                                    value(field.getValue())));
        }
        return "{" + joined(entries) + "}";
    }

    private String joined(List<String> parts) {
        return String.join(choices.of(",", " ,\n"), parts) + (isOdd() && choices.flip() ? "," : "");
    }

    /** A key that Go takes for the same field, or nearly so. */
    private String disguised(String key) {
        return switch (choices.below(7)) {
            case 0 -> key.toLowerCase(Locale.ROOT);
            case 1 -> key.toUpperCase(Locale.ROOT);
            case 2 -> key.replace('s', '\u017f');
            case 3 -> key.replace('k', '\u212a');
            case 4 ->
                    key.isEmpty()
                            ? key
                            : "\\u%04x%s".formatted((int) key.charAt(0), key.substring(1));
            case 5 -> key.replace('i', '\u0131');
            default -> key;
        };
    }

    private boolean isOdd() {
        return choices.below(ONE_IN) == ONE_IN - 1;
    }
}
