package io.cargoshipper.host.transport;

import java.util.Arrays;

/** Keeps how a line begins and how it ends, however long it is. */
final class SkippedLine {
    private final int kept;
    private byte[] head;
    private byte[] tail;

    /**
     * Begins with what was read of the line so far.
     *
     * @param kept how many bytes to keep of either end, at most
     */
    SkippedLine(byte[] start, int kept) {
        this.kept = kept;
        this.head = Arrays.copyOf(start, Math.min(kept, start.length));
        this.tail = new byte[0];
        keepLast(start, head.length, start.length - head.length);
    }

    /** Adds what comes next. */
    void add(byte[] bytes, int from, int length) {
        int missing = Math.min(kept - head.length, length);
        if (missing > 0) {
            int known = head.length;
            head = Arrays.copyOf(head, known + missing);
            System.arraycopy(bytes, from, head, known, missing);
        }
        keepLast(bytes, from + missing, length - missing);
    }

    void passOn(LineReader.Lines lines) {
        lines.oversized(head, tail);
    }

    private void keepLast(byte[] bytes, int from, int length) {
        int added = Math.min(kept, length);
        int stay = Math.min(kept - added, tail.length);
        byte[] last = Arrays.copyOfRange(tail, tail.length - stay, tail.length + added);
        System.arraycopy(bytes, from + length - added, last, stay, added);
        tail = last;
    }
}
