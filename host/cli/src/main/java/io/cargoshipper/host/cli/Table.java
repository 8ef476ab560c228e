package io.cargoshipper.host.cli;

import io.cargoshipper.host.shape.Cleaning;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prints rows in columns, each as wide as its widest cell; the last one is left ragged. What stands
 * in a cell cannot pass for another cell or row.
 */
final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... header) {
        row(header);
    }

    void row(String... cells) {
        rows.add(Stream.of(cells).map(Table::cell).toList());
    }

    /** A text on one line, with what steers a terminal made visible, and no run of blanks. */
    static String cell(String text) {
        return Cleaning.clean(text)
                .replace('\n', '␊')
                .replace('\t', '␉')
                .replaceAll("[\\s\\p{Z}\u2800]+", " ");
    }

    void print(PrintWriter out) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns - 1; i++) {
                line.append(row.get(i))
                        .append(" ".repeat(widths[i] - row.get(i).length()))
                        .append(GAP);
            }
            out.println(line.append(row.get(columns - 1)).toString().stripTrailing());
        }
        out.flush();
    }
}
