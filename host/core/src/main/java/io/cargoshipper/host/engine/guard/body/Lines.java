package io.cargoshipper.host.engine.guard.body;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The lines of a bundled table. */
public final class Lines {

    private Lines() {}

    /** Without blank ones and those that start with {@code #}, which are for the reader. */
    public static List<String> of(Class<?> owner, String resource) {
        try (InputStream stream =
                        Objects.requireNonNull(owner.getResourceAsStream(resource), resource);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
