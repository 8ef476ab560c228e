package io.cargoshipper.host.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The process's own input and output, which nothing else reads or writes.
 *
 * @param in standard input
 * @param out standard output
 * @param printer prints text to {@code out}
 */
record Streams(InputStream in, OutputStream out, PrintWriter printer) {

    Streams {
        Objects.requireNonNull(in, "in");
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(printer, "printer");
    }

    /**
     * Takes the process's own away from everything else: they belong to the protocol. What a
     * library or a pack prints goes to stderr, and whoever reads finds the end of input.
     */
    static Streams take() {
        Streams own = new Streams(System.in, new FileOutputStream(FileDescriptor.out));
        System.setIn(InputStream.nullInputStream());
        System.setOut(System.err);
        return own;
    }

    Streams(InputStream in, OutputStream out) {
        this(in, out, new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    }
}
