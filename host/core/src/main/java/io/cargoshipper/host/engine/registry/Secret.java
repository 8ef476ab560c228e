package io.cargoshipper.host.engine.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A secret of the configuration. Its text is read where it is used, and printed nowhere. */
public abstract sealed class Secret {

    private Secret() {}

    /** One that the configuration itself holds. */
    public static Secret of(String text) {
        return new Written(text);
    }

    /** One in a file of its own, which is read at each use: it may be renewed meanwhile. */
    public static Secret in(Path file) {
        return new InFile(file);
    }

    /**
     * The text.
     *
     * @throws IOException when its file cannot be read; the message names the file
     */
    abstract String read() throws IOException;

    private static final class Written extends Secret {

        private final String text;

        Written(String text) {
            this.text = Objects.requireNonNull(text, "text");
        }

        @Override
        String read() {
            return text;
        }

        @Override
        public String toString() {
            return "(secret)";
        }
    }

    private static final class InFile extends Secret {

        private final Path file;

        InFile(Path file) {
            this.file = Objects.requireNonNull(file, "file");
        }

        /** Without the line's end that most editors leave. */
        @Override
        String read() throws IOException {
            try {
                return Files.readString(file).stripTrailing();
            } catch (IOException e) {
                throw new IOException(
                        "the file %s cannot be read (%s)"
                                .formatted(file, e.getClass().getSimpleName()),
                        e);
            }
        }

        @Override
        public String toString() {
            return "(secret in %s)".formatted(file);
        }
    }
}
