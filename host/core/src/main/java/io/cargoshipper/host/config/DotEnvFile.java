package io.cargoshipper.host.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads a {@code .env} file: lines {@code NAME=value}, with {@code export} before it if so written,
 * {@code #} comments on lines of their own, and quotes around the value taken off. Nothing is
 * expanded.
 */
final class DotEnvFile {

    /** Far more than variables need; the file may be anybody's, and must not fill the memory. */
    private static final long MOST_BYTES = 1 << 20;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

    private DotEnvFile() {}

    /** Reads what can be read, and says what cannot: at most one complaint for the lines of it. */
    static Environment read(Path file, Consumer<String> complaints) {
        Map<String, String> variables = new LinkedHashMap<>();
        List<Integer> badLines = new ArrayList<>();
        List<String> lines = lines(file, complaints);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("export ")) {
                line = line.substring("export ".length()).strip();
            }
            int equals = line.indexOf('=');
            String name = line.substring(0, Math.max(equals, 0)).strip();
            if (!NAME.matcher(name).matches() || line.indexOf('\0') >= 0) {
                badLines.add(i + 1);
                continue;
            }
            variables.put(name, unquoted(line.substring(equals + 1).strip()));
        }
        if (!badLines.isEmpty()) {
            // Not the lines themselves: they may be part of a secret.
            complaints.accept(
                    "%s:%d: expected NAME=value on one line%s"
                            .formatted(
                                    file,
                                    badLines.get(0),
                                    badLines.size() == 1
                                            ? ""
                                            : ", as on %d more".formatted(badLines.size() - 1)));
        }
        return new Environment(variables);
    }

    private static List<String> lines(Path file, Consumer<String> complaints) {
        if (!FileCheck.isReadable(file)) {
            complaints.accept("%s: is not a file that can be read".formatted(file));
            return List.of();
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                complaints.accept("%s: is larger than %d bytes".formatted(file, MOST_BYTES));
                return List.of();
            }
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            complaints.accept("%s: is not UTF-8".formatted(file));
        } catch (IOException e) {
            complaints.accept("%s: cannot be read: %s".formatted(file, e.getMessage()));
        }
        return List.of();
    }

    private static String unquoted(String value) {
        if (value.length() >= 2) {
            char first = value.charAt(0);
            if ((first == '"' || first == '\'') && value.charAt(value.length() - 1) == first) {
                return value.substring(1, value.length() - 1);
            }
        }
        return value;
    }
}
