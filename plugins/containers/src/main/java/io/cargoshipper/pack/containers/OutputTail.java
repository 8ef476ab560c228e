package io.cargoshipper.pack.containers;

/** The end of what one stream of a command wrote. Not for use by several threads at once. */
final class OutputTail {

    private final LastLines kept;
    private final LineSplitter splitter;

    OutputTail(int mostCharacters) {
        this.kept = new LastLines(mostCharacters);
        this.splitter = new LineSplitter(mostCharacters, "", false, kept::add);
    }

    void accept(byte[] bytes) {
        splitter.accept(bytes);
    }

    /** Ends the stream and returns its text. */
    String end() {
        splitter.end();
        return kept.text();
    }

    boolean isTruncated() {
        return kept.leftOut() > 0 || splitter.hasCut();
    }
}
