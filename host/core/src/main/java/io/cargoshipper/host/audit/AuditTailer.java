package io.cargoshipper.host.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the newest lines of trails, and then those that are added. Checks nothing. */
public final class AuditTailer {

    private static final Comparator<Entry> BY_TIME = Comparator.comparing(Entry::time);

    private final Present files;
    private final Map<Path, Long> read = new HashMap<>();

    /** Which files there are now. */
    private interface Present {
        List<Path> now() throws IOException;
    }

    private AuditTailer(Present files) {
        this.files = files;
    }

    /** Reads one file. */
    public static AuditTailer of(Path file) {
        return new AuditTailer(() -> List.of(file));
    }

    /** Reads all files of a place, also those that come later, line by line as time went. */
    public static AuditTailer of(AuditPlace place) {
        return new AuditTailer(() -> place.parts().stream().map(AuditPlace.Part::file).toList());
    }

    /**
     * A line.
     *
     * @param line as it stands in its file
     * @param fields what it says; none if it is no line of a trail
     */
    public record Entry(String line, Map<?, ?> fields) {

        static Entry of(String line) {
            return new Entry(
                    line,
                    AuditLine.read(line).<Map<?, ?>>map(AuditLine.Read::fields).orElse(Map.of()));
        }

        /** When it was written, as text that sorts as time goes. */
        public String time() {
            return text("time").orElse("");
        }

        /** A field as text, if it has a value that can be one. */
        public Optional<String> text(String name) {
            return Optional.<Object>ofNullable(fields.get(name)).map(Object::toString);
        }
    }

    /** The newest lines, the newest last. */
    public List<Entry> last(int count) throws IOException {
        List<Changed> newestFirst = new ArrayList<>();
        for (Path file : files.now()) {
            newestFirst.add(
                    new Changed(file, AuditLine.time(Files.getLastModifiedTime(file).toInstant())));
        }
        newestFirst.sort(Comparator.comparing(Changed::time).reversed());
        List<Entry> entries = new ArrayList<>();
        for (Changed file : newestFirst) {
            if (isFullOfNewer(entries, count, file)) {
                read.put(file.path(), Files.size(file.path()));
            } else {
                entries.addAll(lastOf(file.path(), count));
                entries.sort(BY_TIME);
                entries.subList(0, Math.max(0, entries.size() - count)).clear();
            }
        }
        return entries;
    }

    /** Of a file that was last changed before, no line can be among the newest. */
    private static boolean isFullOfNewer(List<Entry> entries, int count, Changed file) {
        return entries.size() == count
                && (count == 0 || entries.get(0).time().compareTo(file.time()) > 0);
    }

    private record Changed(Path path, String time) {}

    private Deque<Entry> lastOf(Path file, int count) throws IOException {
        Deque<String> lines = new ArrayDeque<>();
        try (AuditReader reader = new AuditReader(file)) {
            for (Optional<AuditReader.Line> line = reader.next();
                    line.filter(AuditReader.Line::complete).isPresent();
                    line = reader.next()) {
                lines.add(line.get().text());
                if (lines.size() > count) {
                    lines.remove();
                }
            }
            read.put(file, reader.position());
        }
        Deque<Entry> entries = new ArrayDeque<>();
        lines.forEach(line -> entries.add(Entry.of(line)));
        return entries;
    }

    /** The lines that were added since, as time went. */
    public List<Entry> added() throws IOException {
        List<Entry> added = new ArrayList<>();
        for (Path file : files.now()) {
            long from = read.getOrDefault(file, 0L);
            try {
                if (Files.size(file) > from) {
                    readOn(file, from, added);
                }
            } catch (NoSuchFileException e) {
                read.remove(file); // it was dropped just now
            }
        }
        added.sort(BY_TIME);
        return added;
    }

    private void readOn(Path file, long from, List<Entry> added) throws IOException {
        try (AuditReader reader = new AuditReader(file, from)) {
            for (Optional<AuditReader.Line> line = reader.next();
                    line.filter(AuditReader.Line::complete).isPresent();
                    line = reader.next()) {
                added.add(Entry.of(line.get().text()));
            }
            read.put(file, reader.position());
        }
    }
}
