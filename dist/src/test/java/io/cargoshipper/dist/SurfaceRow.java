package io.cargoshipper.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A tool that must be served, as people know it.
 *
 * @param tool its name
 * @param tier its tier without arguments that raise it
 * @param seconds its time limit, where it has one of its own; 0: the host's
 * @param required the arguments without which it does not work
 * @param optional the other arguments, with their defaults where that is fixed
 */
record SurfaceRow(
        String tool,
        String tier,
        OptionalInt seconds,
        List<String> required,
        Map<String, Optional<String>> optional) {

    /** Reads the table of tools. */
    static List<SurfaceRow> tools() {
        return lines("tools.tsv").stream().map(SurfaceRow::of).toList();
    }

    /** Reads the lines of a table, without its remarks, each split at its tabs. */
    static List<String[]> lines(String name) {
        try (InputStream table = SurfaceRow.class.getResourceAsStream("/surface/" + name)) {
            String text =
                    new String(
                            Objects.requireNonNull(table, name).readAllBytes(),
                            StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SurfaceRow of(String[] cells) {
        Map<String, Optional<String>> optional = new LinkedHashMap<>();
        for (String word : words(cells, 4)) {
            String[] parts = word.split("=", 2);
            optional.put(parts[0], parts.length == 2 ? Optional.of(parts[1]) : Optional.empty());
        }
        return new SurfaceRow(
                cells[0],
                cells[1],
                cells[2].equals("-")
                        ? OptionalInt.empty()
                        : OptionalInt.of(Integer.parseInt(cells[2])),
                words(cells, 3),
                optional);
    }

    private static List<String> words(String[] cells, int column) {
        return cells.length <= column || cells[column].isEmpty()
                ? List.of()
                : Arrays.asList(cells[column].split(" "));
    }
}
