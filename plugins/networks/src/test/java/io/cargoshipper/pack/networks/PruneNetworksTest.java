package io.cargoshipper.pack.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.Plan;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import io.cargoshipper.pack.engine.Planned;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PruneNetworksTest {

    private static final String NETWORKS =
            """
            [%s, %s, {"Id": "n1", "Name": "old", "Scope": "local", "Labels": {"a": "b"}},
             {"Id": "n2", "Name": "busy", "Scope": "local"}]
            """
                    .formatted(Scripted.FRONT, Scripted.BRIDGE);

    private final PruneNetworks tool = new PruneNetworks();
    private final FakeEngine engine =
            new FakeEngine()
                    .answer("GET /networks", 200, NETWORKS)
                    .answer("GET /containers/json", 200, Scripted.CONTAINERS)
                    .answer("DELETE /networks/n1", 204, "")
                    .answer("DELETE /networks/n2", 403, "{\"message\": \"in use by a service\"}");

    @Test
    void removesWhatNobodyIsInAndTellsWhatStays() {
        PruneNetworks.Pruned pruned = prune(Map.of());
        assertThat(pruned.removed()).containsExactly("old");
        assertThat(pruned.kept()).containsExactly("busy: in use by a service");
        assertThat(pruned.note()).isEmpty();
    }

    @Test
    void removesOnlyWhatFits() {
        assertThat(prune(Map.of("label", List.of("a=b"))).removed()).containsExactly("old");
        assertThat(prune(Map.of("label!", List.of("a"))).removed()).isEmpty();
    }

    @Test
    void plansWhatItRemoves() {
        Plan plan = tool.plan(new PruneNetworks.Arguments(Map.of()), engine.client());
        assertThat(plan.steps()).extracting(Plan.Step::name).containsExactly("busy", "old");
        prune(Map.of());
        Planned.assertHeldTo(plan, engine);
        assertThat(Planned.removed(engine)).hasSize(2);
    }

    @Test
    void refusesFiltersThatThereAreNot() {
        assertThatThrownBy(() -> new PruneNetworks.Arguments(Map.of("name", List.of("x"))))
                .hasMessage("filters: unknown name; known: label, label!, until");
    }

    private PruneNetworks.Pruned prune(Map<String, List<String>> filters) {
        return tool.prune(
                new PruneNetworks.Arguments(filters), FakeCall.ofSeconds(30), engine.client());
    }
}
