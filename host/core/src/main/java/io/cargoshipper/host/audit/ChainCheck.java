package io.cargoshipper.host.audit;

import io.cargoshipper.host.audit.ChainReport.Ending;
import io.cargoshipper.host.audit.ChainReport.Finding;
import io.cargoshipper.host.audit.ChainReport.Head;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes through the files of one chain, line by line. A line that is wrong is told of once: what
 * follows is held to what the line itself says, so that one change is one finding.
 */
final class ChainCheck {

    /** A chain of which every line was changed need not fill the screen. */
    private static final int MOST_FINDINGS = 100;

    private final String chain;
    private final Noted noted;
    private final List<Path> files = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private Optional<Expected> expected;
    private Optional<Head> head = Optional.empty();
    private Optional<String> lastEvent = Optional.empty();
    private long oldest = 1;
    private long lines;

    /**
     * What the next line has to follow.
     *
     * @param seq its number
     * @param prev the hash of the line before
     */
    private record Expected(long seq, String prev) {}

    /**
     * @param fromStart whether the first file is the chain's first
     * @param noted looks for a line
     */
    ChainCheck(String chain, boolean fromStart, Noted noted) {
        this.chain = chain;
        this.noted = noted;
        this.expected =
                fromStart ? Optional.of(new Expected(1, AuditLine.NOTHING)) : Optional.empty();
    }

    /** Goes through the next file. */
    void file(Path file) throws IOException {
        files.add(file);
        try (AuditReader reader = new AuditReader(file)) {
            long number = 0;
            for (Optional<AuditReader.Line> line = reader.next();
                    line.isPresent();
                    line = reader.next()) {
                number++;
                line(file, number, line.get());
            }
        }
    }

    /** Says that files are missing between the last one and the next. */
    void missing(Path next, int count) {
        find(next, 0, counted(count, "file of the chain") + " missing before this one");
        expected = Optional.empty();
    }

    private void line(Path file, long number, AuditReader.Line line) {
        if (!line.complete()) {
            if (AuditFile.isInUse(file).orElse(false)) {
                return; // it is being written
            }
            find(file, number, "the line is cut off");
        }
        lines++;
        Optional<AuditLine.Read> found = AuditLine.read(line.text());
        Optional<Long> seq = found.flatMap(read -> read.number("seq"));
        if (found.isEmpty() || seq.isEmpty()) {
            if (line.complete()) {
                find(file, number, "this is no line of an audit trail: it was changed or put in");
            }
            expected = Optional.empty();
            return;
        }
        AuditLine.Read read = found.get();
        check(file, number, read, seq.get());
        expected = Optional.of(new Expected(seq.get() + 1, read.hash()));
        head = Optional.of(new Head(read.hash(), read.text("time").orElse(""), seq.get()));
        lastEvent = read.text("event");
        oldest = Math.max(oldest, read.number("oldest").orElse(1L));
        noted.saw(read.hash(), file, number);
    }

    private void check(Path file, long number, AuditLine.Read read, long seq) {
        if (!read.hash().equals(read.actual())) {
            find(file, number, "the line was changed: its hash is not that of what it says");
            return;
        }
        if (!read.text("chain").equals(Optional.of(chain))) {
            find(
                    file,
                    number,
                    "the line is of another chain, %s"
                            .formatted(Excerpt.of(read.text("chain").orElse("which has no name"))));
        } else if (lastEvent.equals(Optional.of("end"))) {
            find(file, number, "the line comes after the end of the chain");
        } else if (expected.isPresent()) {
            follows(file, number, read, seq, expected.get());
        }
    }

    private void follows(Path file, long number, AuditLine.Read read, long seq, Expected wanted) {
        if (seq > wanted.seq()) {
            find(
                    file,
                    number,
                    "%s missing before this one: it is number %d, due was number %d"
                            .formatted(counted(seq - wanted.seq(), "line"), seq, wanted.seq()));
        } else if (seq < wanted.seq()) {
            find(
                    file,
                    number,
                    "the line is not in its place: it is number %d, due was number %d"
                            .formatted(seq, wanted.seq()));
        } else if (!read.prev().equals(wanted.prev())) {
            find(
                    file,
                    number,
                    "the line does not follow the one before, which was replaced, or changed together with its hash");
        }
    }

    /**
     * What was found.
     *
     * @param first the number of the first file
     */
    ChainReport report(int first) {
        if (oldest < first) {
            find(
                    files.get(0),
                    0,
                    counted(first - oldest, "file of the chain")
                            + " missing before this one, which the chain did not drop");
        }
        return new ChainReport(chain, files, lines, head, ending(), findings);
    }

    private Ending ending() {
        if (lastEvent.equals(Optional.of("end"))) {
            return Ending.ENDED;
        }
        return !files.isEmpty() && AuditFile.isInUse(files.get(files.size() - 1)).orElse(false)
                ? Ending.RUNNING
                : Ending.WITHOUT_END;
    }

    private static String counted(long count, String what) {
        return count == 1
                ? "1 %s is".formatted(what)
                : "%d %s are".formatted(count, what.replaceFirst("(\\w+)", "$1s"));
    }

    private void find(Path file, long line, String what) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(file, line, what));
        }
    }
}
