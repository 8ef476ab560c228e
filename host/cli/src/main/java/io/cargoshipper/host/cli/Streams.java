package io.cargoshipper.host.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The process's own input and output, taken before {@code System.out} was given to stderr.
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

    Streams(InputStream in, OutputStream out) {
        this(in, out, new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    }
}
