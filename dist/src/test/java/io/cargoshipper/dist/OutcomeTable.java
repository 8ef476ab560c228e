package io.cargoshipper.dist;

import io.cargoshipper.host.policy.Effect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of the requests of a table, for people to read: a line for each. */
final class OutcomeTable {

    /** What was done about a request, under a configuration. */
    enum Under {
        DEFAULTS("by default"),
        FULL("profile full"),
        ALL_DENIED("all effects denied"),
        ALLOWED("its effects allowed");

        private final String text;

        Under(String text) {
            this.text = text;
        }
    }

    /** A line of a refusal: what was found, and what is said of it. */
    private static final Pattern FOUND =
            Pattern.compile("(?m)^- (.*?)(?:: | is denied| needs a person|$)");

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final String LINE = "%-70s | %-50s | %-17s | %-17s | %-18s | %-19s | %s%n";

    private final Map<HostileRow, Map<Under, String>> outcomes = new LinkedHashMap<>();
    private final Map<HostileRow, String> reasons = new LinkedHashMap<>();

    /** Notes how a request was refused. */
    void refused(Under configuration, HostileRow row, ToolAnswer answer) {
        note(configuration, row, answer.code());
        if (configuration == Under.ALL_DENIED) {
            List<String> found =
                    FOUND.matcher(answer.text()).results().map(line -> line.group(1)).toList();
            reasons.put(
                    row,
                    found.isEmpty()
                            ? SPACE.matcher(answer.text()).replaceAll(" ")
                            : String.join(", ", found));
        }
    }

    /** Notes that a request passed where its effects were allowed. */
    void passed(HostileRow row) {
        note(Under.ALLOWED, row, "sent");
    }

    private void note(Under configuration, HostileRow row, String outcome) {
        outcomes.computeIfAbsent(row, key -> new LinkedHashMap<>()).put(configuration, outcome);
    }

    /** Writes it to a file under {@code target}, and says so. */
    void publish(String name) {
        String head =
                LINE.formatted(
                        "request (by which way)",
                        "what it would bring about",
                        Under.DEFAULTS.text,
                        Under.FULL.text,
                        Under.ALL_DENIED.text,
                        Under.ALLOWED.text,
                        "what the guard found");
        String text =
                Stream.concat(
                                Stream.of(head),
                                outcomes.entrySet().stream()
                                        .map(entry -> text(entry.getKey(), entry.getValue())))
                        .collect(Collectors.joining());
        try {
            Path file = Path.of("target", name + ".txt");
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            System.out.printf("%d requests and their outcomes: %s%n", outcomes.size(), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(HostileRow row, Map<Under, String> outcomes) {
        return LINE.formatted(
                row,
                row.effects().isEmpty()
                        ? "(refused whatever policy says)"
                        : row.effects().stream().map(Effect::text).collect(Collectors.joining(" ")),
                outcomes.getOrDefault(Under.DEFAULTS, "(noted)"),
                outcomes.getOrDefault(Under.FULL, "(noted)"),
                outcomes.getOrDefault(Under.ALL_DENIED, "-"),
                outcomes.getOrDefault(Under.ALLOWED, "-"),
                reasons.getOrDefault(row, ""));
    }
}
