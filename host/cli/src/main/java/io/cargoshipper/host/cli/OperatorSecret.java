package io.cargoshipper.host.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Gets the operator's secret from a person, or from stdin; never from the command line. */
final class OperatorSecret {

    private OperatorSecret() {}

    /**
     * Reads it.
     *
     * @param fromStdin whether to take the first line of stdin
     * @throws UsageException if there is nobody and nothing to get it from
     */
    static char[] read(boolean fromStdin, Streams streams, Optional<Terminal> terminal)
            throws IOException {
        Optional<char[]> secret =
                fromStdin
                        ? firstLine(streams)
                        : terminal.orElseThrow(
                                        () ->
                                                new UsageException(
                                                        "there is no terminal to type the secret at; give it with --secret-stdin"))
                                .secret("Secret: ");
        return secret.orElseThrow(() -> new UsageException("no secret was given"));
    }

    private static Optional<char[]> firstLine(Streams streams) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
        return Optional.ofNullable(reader.readLine()).map(String::toCharArray);
    }
}
