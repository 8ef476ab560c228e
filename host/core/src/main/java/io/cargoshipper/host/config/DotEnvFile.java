package io.cargoshipper.host.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a {@code .env} file: lines {@code NAME=value}, with {@code export} before it if so written,
 * {@code #} comments on lines of their own, and quotes around the value taken off. Nothing is
 * expanded.
 */
final class DotEnvFile {

    private DotEnvFile() {}

    static Environment read(Path file, List<String> problems) {
        Map<String, String> variables = new LinkedHashMap<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            problems.add("%s: cannot be read: %s".formatted(file, e));
            return new Environment(variables);
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("export ")) {
                line = line.substring("export ".length()).strip();
            }
            int equals = line.indexOf('=');
            if (equals < 1) {
                // Not the line itself: it may be half of a secret.
                problems.add("%s:%d: expected NAME=value".formatted(file, i + 1));
                continue;
            }
            variables.put(
                    line.substring(0, equals).strip(),
                    unquoted(line.substring(equals + 1).strip()));
        }
        return new Environment(variables);
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
