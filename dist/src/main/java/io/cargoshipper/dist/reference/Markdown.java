package io.cargoshipper.dist.reference;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a page in Markdown, of GitHub's kind. */
final class Markdown {

    private final StringBuilder page = new StringBuilder();

    /** Adds a heading; its text is an anchor as it is, if it is a name. */
    void heading(int level, String text) {
        page.append("#".repeat(level)).append(' ').append(text).append("\n\n");
    }

    /** Adds a paragraph, which is Markdown already. */
    void paragraph(String markdown) {
        page.append(markdown.strip()).append("\n\n");
    }

    /** Adds a table; its cells are Markdown already. Without rows there is none. */
    void table(List<String> columns, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        row(columns);
        row(columns.stream().map(column -> "---").toList());
        rows.forEach(this::row);
        page.append('\n');
    }

    private void row(List<String> cells) {
        page.append(
                cells.stream()
                        .map(cell -> cell.replace("|", "\\|").replaceAll("\\s*\\n\\s*", " "))
                        .collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    /** The page so far. */
    String text() {
        return page.toString().stripTrailing() + "\n";
    }

    /** Text as it is: what Markdown would take for a mark stands for itself. */
    static String plain(String text) {
        return text.replace("\\", "\\\\")
                .replace("*", "\\*")
                .replace("<", "&lt;")
                .replace("[", "\\[")
                .replace("`", "\\`");
    }

    /** Text as it is, as a sentence of its own: with a full stop, if it ends with no mark. */
    static String sentence(String text) {
        String sentence = plain(text.strip());
        return sentence.isEmpty() || ".!?:;".indexOf(sentence.charAt(sentence.length() - 1)) >= 0
                ? sentence
                : sentence + ".";
    }

    /** Text in the letters of code. */
    static String code(String text) {
        if (!text.contains("`")) {
            return "`" + text + "`";
        }
        // A longer fence than any within, and spaces, which Markdown strips.
        return "`` " + text + " ``";
    }

    /** A reference to a heading that is a name. */
    static String link(String name) {
        return "[" + code(name) + "](#" + name + ")";
    }
}
