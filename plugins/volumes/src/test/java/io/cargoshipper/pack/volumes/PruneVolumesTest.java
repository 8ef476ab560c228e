package io.cargoshipper.pack.volumes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.Plan;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import io.cargoshipper.pack.engine.Planned;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PruneVolumesTest {

    private static final String USAGE =
            """
            {"Volumes": [{"Name": "%s", "UsageData": {"Size": 100, "RefCount": 0}},
                         {"Name": "spare", "UsageData": {"Size": 20, "RefCount": 0}}]}
            """
                    .formatted(Scripted.INVENTED);

    private static final String SPARE =
            """
            {"Name": "spare", "Driver": "local", "Options": null, "Labels": null}
            """;

    private final PruneVolumes tool = new PruneVolumes();
    private final FakeEngine engine =
            new FakeEngine()
                    .answer("GET /version", 200, "{\"ApiVersion\": \"1.41\"}")
                    .answer(
                            "GET /volumes",
                            200,
                            "{\"Volumes\": [%s, %s, %s, %s]}"
                                    .formatted(
                                            Scripted.SHARE,
                                            Scripted.DATA,
                                            Scripted.ANONYMOUS,
                                            SPARE))
                    .answer("GET /containers/json", 200, Scripted.CONTAINERS)
                    .answer("GET /system/df", 200, USAGE)
                    .answer("DELETE /volumes/" + Scripted.INVENTED, 204, "")
                    .answer("DELETE /volumes/spare", 204, "");

    @Test
    void removesAnonymousVolumesOnly() {
        PruneVolumes.Pruned pruned = prune(Map.of(), false);
        assertThat(pruned.removed()).containsExactly(Scripted.INVENTED);
        assertThat(pruned.reclaimedBytes()).contains(100L);
        assertThat(pruned.kept()).isEmpty();
        assertThat(engine.requests())
                .filteredOn(it -> it.startsWith("DELETE"))
                .containsExactly("DELETE /volumes/" + Scripted.INVENTED);
    }

    @Test
    void removesNamedOnesWhereAskedTo() {
        PruneVolumes.Pruned pruned = prune(Map.of(), true);
        assertThat(pruned.removed()).containsExactly(Scripted.INVENTED, "spare");
        assertThat(pruned.reclaimedBytes()).contains(120L);
        assertThat(engine.requests()).noneMatch(it -> it.contains("share"));
    }

    @Test
    void measuresNothingWhereThereIsNothing() {
        PruneVolumes.Pruned pruned = prune(Map.of("label", List.of("a")), true);
        assertThat(pruned.removed()).isEmpty();
        assertThat(pruned.reclaimedBytes()).contains(0L);
        assertThat(engine.requests()).noneMatch(it -> it.contains("/system/df"));
    }

    @Test
    void plansWhatItRemoves() {
        Plan plan = plan(engine, true);
        assertThat(plan.steps())
                .containsExactly(
                        step(Scripted.INVENTED, OptionalLong.of(100)),
                        step("spare", OptionalLong.of(20)));
        prune(Map.of(), true);
        Planned.assertHeldTo(plan, engine);
        assertThat(Planned.removed(engine)).hasSize(2);
    }

    @Test
    void aPlanNeedsNoSizes() {
        FakeEngine broken =
                Scripted.engine().answer("GET /system/df", 500, "{\"message\": \"busy\"}");
        assertThat(plan(broken, false).steps())
                .containsExactly(step(Scripted.INVENTED, OptionalLong.empty()));
    }

    private static Plan.Step step(String volume, OptionalLong size) {
        return new Plan.Step("remove", "volume", volume, volume, size);
    }

    private Plan plan(FakeEngine asked, boolean all) {
        FakeCall call = FakeCall.ofSeconds(30);
        Plan plan =
                tool.plan(
                        new PruneVolumes.Arguments(Map.of(), all),
                        call,
                        asked.client(),
                        asked.api());
        assertThat(call.reports()).isEmpty();
        return plan;
    }

    @Test
    void refusesUntil() {
        assertThatThrownBy(() -> new PruneVolumes.Arguments(Map.of("until", List.of("1h")), false))
                .hasMessage("filters: unknown until; known: label, label!");
    }

    private PruneVolumes.Pruned prune(Map<String, List<String>> filters, boolean all) {
        return tool.prune(
                new PruneVolumes.Arguments(filters, all),
                FakeCall.ofSeconds(30),
                engine.client(),
                engine.api());
    }
}
