package io.cargoshipper.pack.containers;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps the last lines of what it is given, up to a number of characters; the last line is kept
 * whatever its length. Not for use by several threads at once.
 */
final class LastLines {

    private final int mostCharacters;
    private final Deque<String> lines = new ArrayDeque<>();
    private int characters;
    private long leftOut;

    LastLines(int mostCharacters) {
        this.mostCharacters = mostCharacters;
    }

    void add(String line) {
        lines.add(line);
        characters += line.length();
        while (characters > mostCharacters && lines.size() > 1) {
            characters -= lines.remove().length();
            leftOut++;
        }
    }

    String text() {
        return String.join("", lines);
    }

    int count() {
        return lines.size();
    }

    /** How many earlier lines were given up. */
    long leftOut() {
        return leftOut;
    }
}
