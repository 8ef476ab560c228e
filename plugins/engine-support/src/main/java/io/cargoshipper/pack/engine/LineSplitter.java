package io.cargoshipper.pack.engine;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Makes lines of the bytes of one stream as they arrive. Holds one line at a time, and of that no
 * more than a given {@linkplain JsonSize size in JSON}, however long it is. Not for use by several
 * threads at once.
 */
public final class LineSplitter {

    private final int mostBytes;
    private final String wanted;
    private final boolean dropFirstWord;
    private final Consumer<String> lines;

    private final Utf8Stream decoder = new Utf8Stream();
    private final StringBuilder line = new StringBuilder();
    private boolean begun;
    private boolean droppingWord;
    private boolean fits;
    private int bytes;
    private String overlap = "";
    private long cut;
    private long read;
    private boolean anyCut;

    /**
     * @param mostBytes how much of a line is kept, by its size in JSON
     * @param wanted only lines that contain this are passed on; case does not matter
     * @param dropFirstWord whether to leave out what stands before the first space of a line
     * @param lines takes the lines, with the line break that ended them
     */
    public LineSplitter(
            int mostBytes, String wanted, boolean dropFirstWord, Consumer<String> lines) {
        this.mostBytes = mostBytes;
        this.wanted = wanted.toLowerCase(Locale.ROOT);
        this.dropFirstWord = dropFirstWord;
        this.lines = Objects.requireNonNull(lines, "lines");
        reset();
    }

    public void accept(byte[] bytes) {
        split(decoder.next(bytes));
    }

    /** Passes on a last line that no line break ended. */
    public void end() {
        split(decoder.end());
        if (begun) {
            emit("");
        }
    }

    /** How many lines there were, wanted or not. */
    public long read() {
        return read;
    }

    /** Whether a line that was passed on was longer than what was kept of it. */
    public boolean hasCut() {
        return anyCut;
    }

    private void split(String text) {
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            append(text.substring(from, end));
            emit("\n");
            from = end + 1;
        }
        if (from < text.length()) {
            append(text.substring(from));
        }
    }

    private void append(String piece) {
        begun = true;
        String part = droppingWord ? withoutFirstWord(piece) : piece;
        match(part);
        String kept = cut > 0 ? "" : part.substring(0, JsonSize.fitting(part, mostBytes - bytes));
        line.append(kept);
        bytes += JsonSize.of(kept);
        cut += part.length() - kept.length();
    }

    private String withoutFirstWord(String piece) {
        int space = piece.indexOf(' ');
        droppingWord = space < 0;
        return droppingWord ? "" : piece.substring(space + 1);
    }

    /** Looks at the piece together with the end of those before, of which only that is kept. */
    private void match(String part) {
        if (!fits) {
            String seen = overlap + part.toLowerCase(Locale.ROOT);
            fits = seen.contains(wanted);
            overlap = seen.substring(Math.max(0, seen.length() - wanted.length() + 1));
        }
    }

    private void emit(String end) {
        read++;
        if (fits) {
            anyCut |= cut > 0;
            String mark = cut > 0 ? "… [%d more characters]".formatted(cut) : "";
            lines.accept(line + mark + end);
        }
        reset();
    }

    private void reset() {
        line.setLength(0);
        bytes = 0;
        begun = false;
        droppingWord = dropFirstWord;
        fits = wanted.isEmpty();
        overlap = "";
        cut = 0;
    }
}
