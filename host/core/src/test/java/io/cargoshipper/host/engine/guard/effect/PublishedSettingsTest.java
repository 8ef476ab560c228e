package io.cargoshipper.host.engine.guard.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.host.engine.guard.Endpoint;
import io.cargoshipper.host.engine.guard.EndpointTable;
import io.cargoshipper.host.engine.guard.Published;
import io.cargoshipper.host.engine.guard.body.KnownBodies;
import io.cargoshipper.host.engine.guard.body.Shape;
import io.cargoshipper.host.engine.guard.body.Shape.Anything;
import io.cargoshipper.host.engine.guard.body.Shape.Field;
import io.cargoshipper.host.engine.guard.body.Shape.ListOf;
import io.cargoshipper.host.engine.guard.body.Shape.MapOf;
import io.cargoshipper.host.engine.guard.body.Shape.Struct;
import io.cargoshipper.host.policy.Effect;
import io.cargoshipper.host.policy.Subject;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guard knows every body and parameter of the published API, and says what judges it. */
class PublishedSettingsTest {

    private static final Operations OPERATIONS = Operations.bundled();

    /** What the table calls an operation, by method and path as the API writes them. */
    private static final Map<String, String> NAMES =
            EndpointTable.bundled().endpoints().stream()
                    .collect(Collectors.toMap(PublishedSettingsTest::published, Endpoint::effect));

    @Test
    void everyPublishedFieldIsKnown() {
        List<String[]> fields = Published.fields();
        assertThat(fields).hasSizeGreaterThan(800);
        assertThat(fields)
                .allSatisfy(
                        line ->
                                assertThat(isKnown(body(line[0]), line[1]))
                                        .as("%s of %s", line[1], line[0])
                                        .isTrue());
    }

    @Test
    void everyPublishedParameterIsKnown() {
        assertThat(Published.parameters())
                .allSatisfy(
                        line ->
                                assertThat(operation(line[0]).parameters())
                                        .as("%s of %s", line[1], line[0])
                                        .contains(line[1]));
    }

    @Test
    void everyOperationThatTakesAnythingIsOneOfTheTable() {
        Set<String> names = Set.copyOf(NAMES.values());
        assertThat(OPERATIONS.all()).hasSizeGreaterThan(40);
        assertThat(OPERATIONS.all())
                .allSatisfy(operation -> assertThat(names).contains(operation.name()));
    }

    @Test
    void whatJudgesAFieldHasANameThatPolicyKnows() {
        Set<String> known =
                Stream.of(
                                Stream.of(Effect.values()).map(Effect::text),
                                Stream.of(Subject.values()).map(Subject::plural),
                                Stream.of("bounds", "-"))
                        .flatMap(Function.identity())
                        .collect(Collectors.toSet());
        Set<String> used = new HashSet<>();
        OPERATIONS.all().stream()
                .flatMap(operation -> operation.body().stream())
                .forEach(shape -> collect(shape, used));
        assertThat(used).hasSizeGreaterThan(25);
        assertThat(known).containsAll(used);
    }

    private static void collect(Shape shape, Set<String> used) {
        if (shape instanceof Struct struct) {
            for (Field field : struct.fields().values()) {
                used.addAll(Arrays.asList(field.judged().split(",", -1)));
                collect(field.shape(), used);
            }
        } else if (shape instanceof ListOf list) {
            collect(list.element(), used);
        } else if (shape instanceof MapOf map) {
            collect(map.value(), used);
        }
    }

    private static boolean isKnown(Shape start, String path) {
        Optional<Shape> shape = Optional.of(start);
        for (String step : path.replace("[]", ".[]").replace("{}", ".{}").split("\\.", -1)) {
            shape = step.isEmpty() ? shape : shape.flatMap(at -> below(at, step));
        }
        return shape.isPresent();
    }

    private static Optional<Shape> below(Shape shape, String step) {
        if (shape instanceof Anything) {
            return Optional.of(shape);
        } else if (shape instanceof ListOf list && step.equals("[]")) {
            return Optional.of(list.element());
        } else if (shape instanceof MapOf map && step.equals("{}")) {
            return Optional.of(map.value());
        } else if (shape instanceof Struct struct) {
            return Optional.ofNullable(struct.fields().get(step.toLowerCase(Locale.ROOT)))
                    .map(Field::shape);
        }
        return Optional.empty();
    }

    private static Shape body(String published) {
        return operation(published).body().orElseThrow();
    }

    private static Operation operation(String published) {
        return OPERATIONS.get(Optional.ofNullable(NAMES.get(published)).orElse(published));
    }

    private static String published(Endpoint endpoint) {
        String path = endpoint.template().toString().replace("{name...}", "{name}");
        String named = path.startsWith("/volumes/") ? path.replace("{id}", "{name}") : path;
        return endpoint.method() + " " + named;
    }

    /** Kept here so that the list of what is read cannot shrink unseen. */
    @Test
    void bodiesAreReadOfTheseOperations() {
        assertThat(OPERATIONS.all())
                .filteredOn(operation -> operation.body().isPresent())
                .extracting(Operation::name)
                .containsExactlyInAnyOrder(
                        "container.create",
                        "container.update",
                        "exec.create",
                        "exec.start",
                        "image.commit",
                        "network.create",
                        "network.connect",
                        "volume.create",
                        "volume.update",
                        "system.auth",
                        "plugin.install",
                        "plugin.upgrade",
                        "plugin.configure",
                        "swarm.init",
                        "swarm.join",
                        "swarm.update",
                        "service.create",
                        "service.update");
        assertThat(KnownBodies.bundled().shape("Config")).isInstanceOf(Struct.class);
    }
}
