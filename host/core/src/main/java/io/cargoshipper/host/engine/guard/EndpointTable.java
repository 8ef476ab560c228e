package io.cargoshipper.host.engine.guard;

import io.cargoshipper.api.Tier;
import io.cargoshipper.host.engine.guard.body.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        return parse(Lines.of(EndpointTable.class, RESOURCE));
    }

    /**
     * Reads lines of method, path, tier and effect, separated by tabs.
     *
     * @throws IllegalArgumentException for a line of another form, which it names
     */
    static EndpointTable parse(List<String> lines) {
        return new EndpointTable(lines.stream().map(EndpointTable::endpoint).toList());
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

    private static Endpoint endpoint(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException(
                    "%d columns instead of %d: %s".formatted(columns.length, COLUMNS, line));
        }
        try {
            return new Endpoint(
                    columns[0],
                    PathTemplate.parse(columns[1]),
                    Tier.valueOf(columns[2]),
                    columns[3]);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no endpoint: " + line, e);
        }
    }
}
