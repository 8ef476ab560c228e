package io.cargoshipper.dist.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the person sees: who says what, and how long it took. */
final class Screen {

    private static final int WIDTH = 110;
    private static final int MOST_LINES = 14;

    private final PrintStream out;
    private final boolean colours;
    private int chapter;

    Screen(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    void chapter(String title) {
        chapter++;
        out.println();
        out.println(styled("1", chapter + ". " + title));
    }

    void note(String text) {
        wrapped(text).forEach(line -> out.println("  " + styled("2", line)));
    }

    void said(String who, String what) {
        String speaker = styled("36", "%-10s".formatted(who));
        for (String line : wrapped(what)) {
            out.println("  " + speaker + line);
            speaker = " ".repeat(10);
        }
    }

    /** What a speaker answered, and after how long. */
    void answered(String who, String what, Duration time) {
        out.println(
                "  "
                        + styled("33", "%-10s".formatted(who))
                        + what
                        + styled("2", " (%d ms)".formatted(time.toMillis())));
    }

    /** Text that belongs to what was said last. */
    void quoted(String text) {
        List<String> lines = wrapped(text);
        lines.stream().limit(MOST_LINES).forEach(this::quotedLine);
        if (lines.size() > MOST_LINES) {
            quotedLine("… %d more lines".formatted(lines.size() - MOST_LINES));
        }
    }

    void end(String text) {
        out.println();
        out.println(styled("1;32", text));
    }

    void failed(String text) {
        out.println();
        out.println(styled("1;31", text));
    }

    private void quotedLine(String line) {
        out.println(" ".repeat(12) + styled("2", "| ") + line);
    }

    /** Breaks lines at blanks, and at commas: JSON has few blanks. */
    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.strip().lines().toList()) {
            String rest = line;
            while (rest.length() > WIDTH) {
                int gap =
                        Math.max(
                                rest.lastIndexOf(' ', WIDTH), rest.lastIndexOf(',', WIDTH - 1) + 1);
                int end = gap > WIDTH / 2 ? gap : WIDTH;
                lines.add(rest.substring(0, end));
                rest = rest.substring(end).strip();
            }
            lines.add(rest);
        }
        return lines;
    }

    private String styled(String style, String text) {
        return colours ? "\u001b[" + style + "m" + text + "\u001b[0m" : text;
    }
}
