package io.cargoshipper.pack.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A table for people: columns as wide as what is in them, as the Docker CLI prints them. */
public final class TextTable {

    private static final String GAP = "   ";

    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... headers) {
        rows.add(List.of(headers));
    }

    /**
     * Adds a row. What would break the table, line breaks and the like, becomes a space.
     *
     * @throws IllegalArgumentException unless there is a cell for each header
     */
    public TextTable row(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    "%d cells for %d columns".formatted(cells.length, rows.get(0).size()));
        }
        rows.add(Arrays.stream(cells).map(TextTable::plain).toList());
        return this;
    }

    /** Headers and rows, each a line that ends with a line break. */
    @Override
    public String toString() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            line.append(cell);
            if (i < widths.length - 1) {
                line.append(" ".repeat(widths[i] - width(cell))).append(GAP);
            }
        }
        return line.toString().stripTrailing() + "\n";
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private static String plain(String cell) {
        return cell.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }
}
