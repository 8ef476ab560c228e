package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.pack.containers.DiffContainer.Change;
import io.cargoshipper.pack.containers.DiffContainer.Kind;
import io.cargoshipper.pack.engine.Described;
import io.cargoshipper.pack.engine.FakeEngine;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiffContainerTest {

    private static final String CHANGES = "GET /containers/" + Described.ID + "/changes";

    private static final String SOME =
            """
            [{"Path": "/etc", "Kind": 0}, {"Path": "/etc/hosts", "Kind": 1},
             {"Path": "/etc2", "Kind": 2}]
            """;

    private final DiffContainer tool = new DiffContainer();
    private final FakeEngine engine =
            new FakeEngine().answer(Described.INSPECT, 200, Described.RUNNING);

    @Test
    void saysWhatHappenedToEachPath() {
        engine.answer(CHANGES, 200, SOME);
        DiffContainer.Changes changes = diff(Optional.empty(), 100);
        assertThat(changes.changes())
                .containsExactly(
                        new Change(Kind.MODIFIED, "/etc"),
                        new Change(Kind.ADDED, "/etc/hosts"),
                        new Change(Kind.DELETED, "/etc2"));
        assertThat(changes.total()).isEqualTo(3);
        assertThat(changes.note()).isEmpty();
    }

    @Test
    void staysInAFolder() {
        engine.answer(CHANGES, 200, SOME);
        assertThat(diff(Optional.of("/etc/"), 100).changes())
                .extracting(Change::path)
                .containsExactly("/etc", "/etc/hosts");
        assertThat(diff(Optional.of("/"), 100).changes()).hasSize(3);
    }

    @Test
    void givesNoMoreThanAskedFor() {
        engine.answer(CHANGES, 200, SOME);
        DiffContainer.Changes changes = diff(Optional.empty(), 1);
        assertThat(changes.changes()).hasSize(1);
        assertThat(changes.total()).isEqualTo(3);
        assertThat(changes.note()).contains("2 more: give path");
    }

    @Test
    void givesNoMoreThanFits() {
        String path = "/" + "x".repeat(1000);
        engine.answer(
                CHANGES,
                200,
                IntStream.range(0, 200)
                        .mapToObj(i -> "{\"Path\": \"%s%d\", \"Kind\": 1}".formatted(path, i))
                        .collect(Collectors.joining(",", "[", "]")));
        assertThat(diff(Optional.empty(), 500).changes()).hasSizeBetween(25, 30);
    }

    @Test
    void anEngineSaysNothingWhereNothingDiffers() {
        engine.answer(CHANGES, 200, "null");
        assertThat(diff(Optional.empty(), 100).total()).isZero();
    }

    private DiffContainer.Changes diff(Optional<String> path, int limit) {
        return tool.diff(new DiffContainer.Arguments("web", path, limit), engine.client());
    }
}
