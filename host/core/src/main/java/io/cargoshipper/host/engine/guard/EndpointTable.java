package io.cargoshipper.host.engine.guard;

import io.cargoshipper.api.Tier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The endpoints that the guard knows. */
public final class EndpointTable {

    private static final String RESOURCE = "endpoints.tsv";
    private static final int COLUMNS = 4;

    private final List<Endpoint> endpoints;
    private final Map<String, List<Endpoint>> byMethod;

    private EndpointTable(List<Endpoint> endpoints) {
        this.endpoints = List.copyOf(endpoints);
        this.byMethod =
                this.endpoints.stream()
                        .collect(Collectors.groupingBy(Endpoint::method, Collectors.toList()));
    }

    /** An endpoint, and the name that stands in the path. */
    record Match(Endpoint endpoint, String name) {}

    /** The reviewed table. */
    public static EndpointTable bundled() {
        try (InputStream resource =
                        Objects.requireNonNull(
                                EndpointTable.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader reader =
                        new BufferedReader(
                                new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return parse(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads lines of method, path, tier and effect, separated by tabs. Blank lines and those that
     * start with {@code #} are for the reader.
     *
     * @throws IllegalArgumentException for a line of another form; it is named by its number
     */
    static EndpointTable parse(List<String> lines) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                endpoints.add(endpoint(i + 1, line));
            }
        }
        return new EndpointTable(endpoints);
    }

    /** In the order of the table. */
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /** The one endpoint that a request means; empty when there is none, or room for doubt. */
    Optional<Match> find(String method, EnginePath path) {
        Optional<Match> match = find(method, path.decoded());
        return path.split().equals(path.decoded())
                ? match
                : match.filter(found -> find(method, path.split()).equals(match));
    }

    private Optional<Match> find(String method, List<String> segments) {
        List<Match> matches = new ArrayList<>(1);
        for (Endpoint endpoint : byMethod.getOrDefault(method, List.of())) {
            endpoint.template()
                    .match(segments)
                    .ifPresent(name -> matches.add(new Match(endpoint, name)));
        }
        return matches.size() == 1 ? Optional.of(matches.get(0)) : Optional.empty();
    }

    private static Endpoint endpoint(int number, String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException(
                    "line %d has %d columns instead of %d: %s"
                            .formatted(number, columns.length, COLUMNS, line));
        }
        try {
            return new Endpoint(
                    columns[0],
                    PathTemplate.parse(columns[1]),
                    Tier.valueOf(columns[2]),
                    columns[3]);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line %d: %s".formatted(number, line), e);
        }
    }
}
