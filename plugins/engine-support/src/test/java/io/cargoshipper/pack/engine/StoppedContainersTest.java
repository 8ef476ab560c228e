package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoppedContainersTest {

    private static final String LIST = "GET /containers/json";

    private final FakeEngine engine =
            new FakeEngine()
                    .answer(
                            LIST,
                            200,
                            """
                            [{"Id": "1", "Names": ["/run"], "State": "running", "Created": 1},
                             {"Id": "2", "Names": ["/end"], "State": "exited", "Created": 100,
                              "SizeRw": 7, "Labels": {"keep": ""}},
                             {"Id": "3", "Names": ["/made"], "State": "created", "Created": 200},
                             {"Id": "4", "Names": ["/dead"], "State": "dead", "Created": 100},
                             {"Id": "5", "Names": ["/again"], "State": "restarting"},
                             {"Id": "6", "Names": ["/ice"], "State": "paused"}]
                            """);

    @Test
    void areThoseWithoutProcesses() {
        assertThat(StoppedContainers.of(engine.client(), PruneFilters.NONE, true))
                .containsExactly(
                        new Unused("4", "dead", Optional.of(0L)),
                        new Unused("2", "end", Optional.of(7L)),
                        new Unused("3", "made", Optional.of(0L)));
        assertThat(engine.requests().get(0)).contains("all=true", "size=true");
    }

    @Test
    void sizesAreLookedAtOnlyWhenAskedFor() {
        assertThat(StoppedContainers.of(engine.client(), PruneFilters.NONE, false))
                .allMatch(container -> container.sizeBytes().isEmpty());
        assertThat(engine.requests().get(0)).doesNotContain("size=true");
    }

    @Test
    void areNarrowedByFilters() {
        PruneFilters filters =
                PruneFilters.of(
                        Map.of("until", List.of("150"), "label!", List.of("keep")), Instant.now());
        assertThat(StoppedContainers.of(engine.client(), filters, false))
                .extracting(Unused::name)
                .containsExactly("dead");
    }
}
