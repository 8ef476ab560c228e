package io.cargoshipper.pack.engine;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Keeps the end of a log: lines of both streams in the order in which they were completed. Not for
 * use by several threads at once.
 */
public final class LogCollector implements Consumer<Frame> {

    /**
     * By {@linkplain JsonSize size in JSON}, of which the host passes on 40,000 bytes unless it is
     * told otherwise; what is left is for the rest of the answer.
     */
    public static final int MOST_BYTES = 30_000;

    public static final int LONGEST_LINE = 8_000;

    private final LastLines kept = new LastLines(MOST_BYTES);
    private final LineSplitter stdout;
    private final LineSplitter stderr;

    /**
     * Keeps whatever lines there are.
     *
     * @param dropTimestamps whether to take the engine's timestamp off each line
     */
    public LogCollector(boolean dropTimestamps) {
        this("", line -> line, dropTimestamps);
    }

    /**
     * Keeps the lines that contain a text. A line where it stands only in what is redacted is none
     * of them: else a search would tell whether a guess at a secret is right.
     *
     * @param contains the text; case does not matter
     * @param redaction gives a line as it will be shown
     * @param dropTimestamps whether to take the engine's timestamp off each line
     */
    public LogCollector(String contains, UnaryOperator<String> redaction, boolean dropTimestamps) {
        String wanted = contains.toLowerCase(Locale.ROOT);
        Consumer<String> lines =
                line -> {
                    // What was cut off may be what was found, so it is no part of the line.
                    if (wanted.isEmpty()
                            || !has(line, wanted)
                            || has(redaction.apply(line), wanted)) {
                        kept.add(plain(line));
                    }
                };
        this.stdout = new LineSplitter(LONGEST_LINE, contains, dropTimestamps, lines);
        this.stderr = new LineSplitter(LONGEST_LINE, contains, dropTimestamps, lines);
    }

    /** Frames of a container with a terminal are {@code RAW}: it has one stream only. */
    @Override
    public void accept(Frame frame) {
        (frame.getStreamType() == StreamType.STDERR ? stderr : stdout).accept(frame.getPayload());
    }

    public void end() {
        stdout.end();
        stderr.end();
    }

    public String text() {
        return kept.text();
    }

    public int lines() {
        return kept.count();
    }

    public long linesRead() {
        return stdout.read() + stderr.read();
    }

    public long linesLeftOut() {
        return kept.leftOut();
    }

    public boolean hasCutLines() {
        return stdout.hasCut() || stderr.hasCut();
    }

    private static boolean has(String line, String wanted) {
        return line.toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** A terminal ends its lines with a carriage return too. */
    private static String plain(String line) {
        return line.endsWith("\r\n") ? line.substring(0, line.length() - 2) + "\n" : line;
    }
}
