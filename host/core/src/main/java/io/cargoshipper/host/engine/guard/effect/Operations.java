package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.KnownBodies;
import io.cargoshipper.host.engine.guard.body.Lines;
import io.cargoshipper.host.engine.guard.body.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the changing operations take: {@code operations.tsv}. */
final class Operations {

    private static final String RESOURCE = "operations.tsv";
    private static final int COLUMNS = 3;
    private static final String NO_BODY = "-";
    private static final String REPEATABLE = "*";

    private final Map<String, Operation> byName;

    private Operations(Map<String, Operation> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** The reviewed table. */
    static Operations bundled() {
        KnownBodies bodies = KnownBodies.bundled();
        return new Operations(
                Lines.of(Operations.class, RESOURCE).stream()
                        .map(line -> operation(line, bodies))
                        .collect(Collectors.toMap(Operation::name, Function.identity())));
    }

    Operation get(String name) {
        return Optional.ofNullable(byName.get(name)).orElseGet(() -> Operation.bare(name));
    }

    /** All that the table has. */
    List<Operation> all() {
        return List.copyOf(byName.values());
    }

    private static Operation operation(String line, KnownBodies bodies) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException(
                    "%d columns instead of %d: %s".formatted(columns.length, COLUMNS, line));
        }
        Optional<Shape> body =
                columns[1].equals(NO_BODY)
                        ? Optional.empty()
                        : Optional.of(bodies.shape(columns[1]));
        List<String> parameters =
                Arrays.stream(columns[2].split(" ")).filter(name -> !name.isEmpty()).toList();
        return new Operation(
                columns[0],
                body,
                parameters.stream().map(Operations::bare).collect(Collectors.toSet()),
                parameters.stream()
                        .filter(name -> name.endsWith(REPEATABLE))
                        .map(Operations::bare)
                        .collect(Collectors.toSet()));
    }

    private static String bare(String parameter) {
        return parameter.endsWith(REPEATABLE)
                ? parameter.substring(0, parameter.length() - REPEATABLE.length())
                : parameter;
    }
}
