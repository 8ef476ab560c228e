package io.cargoshipper.pack.engine;

/** The end of what one stream of a command wrote. Not for use by several threads at once. */
public final class OutputTail {

    private final LastLines kept;
    private final LineSplitter splitter;

    /**
     * @param mostBytes about how much is kept, by its {@linkplain JsonSize size in JSON}; a line
     *     that is longer says so in some more
     */
    public OutputTail(int mostBytes) {
        this.kept = new LastLines(mostBytes);
        this.splitter = new LineSplitter(mostBytes, "", false, kept::add);
    }

    public void accept(byte[] bytes) {
        splitter.accept(bytes);
    }

    /** Ends the stream and returns its text. */
    public String end() {
        splitter.end();
        return kept.text();
    }

    public boolean isTruncated() {
        return kept.leftOut() > 0 || splitter.hasCut();
    }
}
