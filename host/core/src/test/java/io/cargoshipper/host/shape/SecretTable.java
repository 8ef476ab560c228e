package io.cargoshipper.host.shape;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of secrets and of what only looks like one, with their templates filled in. */
final class SecretTable {

    private static final Pattern TEMPLATE = Pattern.compile("\\{([ahuwbd])(\\d+)\\}");
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String LETTERS = UPPER + "abcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";

    private static final Map<String, String> ALPHABETS =
            Map.of(
                    "a", LETTERS + DIGITS,
                    "h", "0123456789abcdef",
                    "u", UPPER + DIGITS,
                    "w", LETTERS + DIGITS + "_-",
                    "b", LETTERS + DIGITS + "+/",
                    "d", DIGITS);

    private SecretTable() {}

    /** The lines of a table, but for comments; each run gives the same. */
    static List<String> lines(String name) {
        Random random = new Random(name.hashCode());
        try (InputStream stream =
                        Objects.requireNonNull(SecretTable.class.getResourceAsStream(name), name);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> filled(line, random))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String filled(String line, Random random) {
        String lines = line.replaceAll("(?<!\\\\)\\\\n", "\n").replace("\\\\n", "\\n");
        return TEMPLATE.matcher(lines)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        characters(
                                                ALPHABETS.get(found.group(1)),
                                                Integer.parseInt(found.group(2)),
                                                random)));
    }

    private static String characters(String alphabet, int count, Random random) {
        StringBuilder characters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            characters.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return characters.toString();
    }
}
