package io.cargoshipper.pack.engine;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps the last lines of what it is given, up to a {@linkplain JsonSize size in JSON}; the last
 * line is kept whatever its size. Not for use by several threads at once.
 */
public final class LastLines {

    private final int mostBytes;
    private final Deque<String> lines = new ArrayDeque<>();
    private int bytes;
    private long leftOut;

    public LastLines(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    public void add(String line) {
        lines.add(line);
        bytes += JsonSize.of(line);
        while (bytes > mostBytes && lines.size() > 1) {
            bytes -= JsonSize.of(lines.remove());
            leftOut++;
        }
    }

    public String text() {
        return String.join("", lines);
    }

    public int count() {
        return lines.size();
    }

    /** How many earlier lines were given up. */
    public long leftOut() {
        return leftOut;
    }
}
