package io.cargoshipper.pack.system;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest events, as many as may be given. Safe for use by several threads. */
final class EventWindow {

    /** Of the 40,000 that a result may have by default. */
    static final int MOST_BYTES = 30_000;

    private final int most;
    private final Deque<EventRow> rows = new ArrayDeque<>();
    private int bytes;
    private long seen;

    EventWindow(int most) {
        this.most = most;
    }

    synchronized void add(EventRow row) {
        seen++;
        rows.add(row);
        bytes += row.size();
        while (rows.size() > most || (bytes > MOST_BYTES && rows.size() > 1)) {
            bytes -= rows.remove().size();
        }
    }

    synchronized List<EventRow> rows() {
        return List.copyOf(rows);
    }

    /** How many there were, with those that are not kept. */
    synchronized long seen() {
        return seen;
    }
}
