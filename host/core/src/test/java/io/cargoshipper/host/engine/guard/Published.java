package io.cargoshipper.host.engine.guard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What the engine's API has been published with, for comparison with the guard's own tables. */
public final class Published {

    private Published() {}

    /** Lines of operations: method, path, first and last version. */
    public static List<String[]> operations() {
        return lines("published-operations.tsv");
    }

    /** Lines of fields of bodies: method and path, field, first and last version. */
    public static List<String[]> fields() {
        return lines("published-fields.tsv");
    }

    /** Lines of parameters: method and path, name, first and last version. */
    public static List<String[]> parameters() {
        return lines("published-parameters.tsv");
    }

    /** The columns of a test's table. */
    public static List<String[]> lines(String resource) {
        try (InputStream stream =
                        Objects.requireNonNull(
                                Published.class.getResourceAsStream(resource), resource);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
