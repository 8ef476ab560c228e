package io.cargoshipper.pack.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.ToolResult;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import io.cargoshipper.pack.engine.Planned;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SystemPruneTest {

    private static final String ANONYMOUS = "ab".repeat(32);

    /** What old uses becomes free when it goes: its image, its volume. */
    private static final String CONTAINERS =
            """
            [{"Id": "c1", "Names": ["/web"], "State": "running", "ImageID": "sha256:a1",
              "Created": 1600000000, "Labels": {},
              "NetworkSettings": {"Networks": {"front": {"NetworkID": "n1"}}}},
             {"Id": "c2", "Names": ["/old"], "State": "exited", "ImageID": "sha256:a2",
              "Created": 1600000000, "Labels": {"stage": "test"},
              "Mounts": [{"Type": "volume", "Name": "%s"}, {"Type": "volume", "Name": "data"}],
              "NetworkSettings": {"Networks": {"back": {"NetworkID": "n2"}}}},
             {"Id": "c3", "Names": ["/dying"], "State": "removing", "ImageID": "sha256:a1"}]
            """
                    .formatted(ANONYMOUS);

    private static final String NETWORKS =
            """
            [{"Id": "n1", "Name": "front", "Scope": "local"},
             {"Id": "n2", "Name": "back", "Scope": "local"},
             {"Id": "n3", "Name": "bridge", "Scope": "local"}]
            """;

    private static final String VOLUMES =
            """
            {"Volumes": [{"Name": "%s", "Driver": "local"}, {"Name": "data", "Driver": "local"}]}
            """
                    .formatted(ANONYMOUS);

    private static final String IMAGES =
            """
            [{"Id": "sha256:a1", "RepoTags": ["web:1"], "Created": 1600000000, "Size": 700},
             {"Id": "sha256:a2", "RepoTags": ["old:1"], "Created": 1600000000, "Size": 500}]
            """;

    private static final String USAGE =
            """
            {"LayersSize": 1000,
             "Images": [{"Id": "sha256:a2", "RepoTags": ["old:1"], "Size": 500, "SharedSize": 100}],
             "Containers": [{"Id": "c2", "Names": ["/old"], "State": "exited", "SizeRw": 30}],
             "Volumes": [{"Name": "%s", "UsageData": {"Size": 60, "RefCount": 1}}],
             "BuildCache": [{"ID": "b1", "Type": "regular", "Size": 7},
                            {"ID": "b2", "Type": "internal", "Size": 9}]}
            """
                    .formatted(ANONYMOUS);

    private final SystemPrune tool = new SystemPrune();
    private final FakeEngine engine =
            new FakeEngine()
                    .answer("GET /version", 200, "{\"ApiVersion\": \"1.41\"}")
                    .answer("GET /containers/json", 200, CONTAINERS)
                    .answer("GET /networks", 200, NETWORKS)
                    .answer("GET /volumes", 200, VOLUMES)
                    .answer("GET /images/json", 200, IMAGES)
                    .answer("GET /system/df", 200, USAGE)
                    .answer("GET /images/sha256:a2/json", 200, "{\"Id\": \"sha256:a2\"}")
                    .answer("GET /images/sha256:a2/history", 200, "[]")
                    .answer("DELETE /containers/c2", 204, "")
                    .answer("DELETE /networks/n2", 204, "")
                    .answer("DELETE /volumes/" + ANONYMOUS, 204, "")
                    .answer("DELETE /images/old:1", 200, "[{\"Untagged\": \"old:1\"}]")
                    .answer(
                            "POST /build/prune",
                            200,
                            "{\"CachesDeleted\": [\"b1\"], \"SpaceReclaimed\": 7}");

    @Test
    void aDryRunListsWhatWouldGoAndChangesNothing() {
        ToolResult<SystemPrune.Report> result = prune(true, true, true, Map.of());
        SystemPrune.Report report = result.value().orElseThrow();
        assertThat(report.dryRun()).isTrue();
        assertThat(report.summary()).startsWith("Nothing was removed: this is a dry run.");
        assertThat(report.kinds())
                .extracting(SystemPrune.Group::kind, SystemPrune.Group::names)
                .containsExactly(
                        tuple("containers", List.of("old")),
                        tuple("networks", List.of("back")),
                        tuple("volumes", List.of(ANONYMOUS)),
                        tuple("images", List.of("old:1")),
                        tuple("build cache", List.of()));
        assertThat(report.bytes()).isEqualTo(30 + 60 + 400 + 7 + 9);
        assertThat(engine.requests()).allMatch(it -> it.startsWith("GET "));
        assertThat(((Content.Text) result.content().get(0)).text())
                .startsWith("Nothing was removed: this is a dry run.")
                .contains("containers: 1 (30 B): old\n", "build cache: 2 (16 B)\n", "506 B");
    }

    @Test
    void withoutMoreItTakesNoVolumesAndNoNamedImages() {
        SystemPrune.Report report = prune(true, false, false, Map.of()).value().orElseThrow();
        assertThat(named(report, "volumes")).isEmpty();
        assertThat(report.kinds())
                .filteredOn(group -> group.kind().equals("build cache"))
                .extracting(SystemPrune.Group::count)
                .containsExactly(1);
        assertThat(engine.requests())
                .contains("GET /images/json?filters={\"dangling\":[\"true\"]}");
    }

    @Test
    void removesWhatTheDryRunListsInOrder() {
        SystemPrune.Report listed = prune(true, true, true, Map.of()).value().orElseThrow();
        SystemPrune.Report report = prune(false, true, true, Map.of()).value().orElseThrow();
        assertThat(report.dryRun()).isFalse();
        assertThat(report.kept()).isEmpty();
        assertThat(report.summary()).isEqualTo("Removed what is listed here.");
        for (String kind : List.of("containers", "networks", "volumes", "images")) {
            assertThat(named(report, kind)).isEqualTo(named(listed, kind));
        }
        assertThat(engine.requests())
                .filteredOn(it -> !it.startsWith("GET "))
                .containsExactly(
                        "DELETE /containers/c2",
                        "DELETE /networks/n2",
                        "DELETE /volumes/" + ANONYMOUS,
                        "DELETE /images/old:1?force=false&noprune=false",
                        "POST /build/prune?all=true");
    }

    @Test
    void tellsWhatItCouldNotRemove() {
        FakeEngine stubborn =
                new FakeEngine()
                        .answer("GET /version", 200, "{\"ApiVersion\": \"1.41\"}")
                        .answer("GET /containers/json", 200, CONTAINERS)
                        .answer("GET /networks", 200, "[]")
                        .answer("GET /images/json", 200, "[]")
                        .answer("GET /system/df", 200, "{}")
                        .answer("DELETE /containers/c2", 409, "{\"message\": \"it runs\"}");
        ToolResult<SystemPrune.Report> result =
                tool.prune(
                        new SystemPrune.Arguments(false, false, false, Map.of()),
                        FakeCall.ofSeconds(60),
                        stubborn.client(),
                        stubborn.api());
        assertThat(result.value().orElseThrow().kept()).containsExactly("old: it runs");
        assertThat(result.value().orElseThrow().summary())
                .isEqualTo("There was nothing to remove.");
        assertThat(((Content.Text) result.content().get(0)).text()).contains("kept old: it runs");
    }

    @Test
    void untilNarrowsBuildCacheInTheDryRunToo() {
        String usage =
                """
                {"BuildCache": [
                  {"ID": "b1", "Type": "regular", "Size": 7, "CreatedAt": "2026-01-01T00:00:00Z",
                   "LastUsedAt": "2026-09-01T00:00:00Z"},
                  {"ID": "b2", "Type": "regular", "Size": 7, "CreatedAt": "2026-01-01T00:00:00Z",
                   "LastUsedAt": "2026-02-01T00:00:00.5Z"},
                  {"ID": "b3", "Type": "regular", "Size": 7, "CreatedAt": "2026-01-01T00:00:00Z"}]}
                """;
        FakeEngine builder =
                new FakeEngine()
                        .answer("GET /version", 200, "{\"ApiVersion\": \"1.41\"}")
                        .answer("GET /containers/json", 200, "[]")
                        .answer("GET /networks", 200, "[]")
                        .answer("GET /images/json", 200, "[]")
                        .answer("GET /system/df", 200, usage);
        assertThat(cacheRecords(builder, Map.of())).isEqualTo(3);
        assertThat(cacheRecords(builder, Map.of("until", List.of("2026-06-01T00:00:00Z"))))
                .isEqualTo(2);
        assertThat(cacheRecords(builder, Map.of("until", List.of("2026-01-02T00:00:00Z"))))
                .as("what was never used")
                .isEqualTo(1);
    }

    @Test
    void aLabelSparesWhatDoesNotCarryItAndBuildCache() {
        SystemPrune.Report report =
                prune(true, false, true, Map.of("label", List.of("stage=test")))
                        .value()
                        .orElseThrow();
        assertThat(named(report, "containers")).containsExactly("old");
        assertThat(named(report, "networks")).isEmpty();
        assertThat(report.kinds())
                .extracting(SystemPrune.Group::kind)
                .doesNotContain("build cache");
    }

    @Test
    void saysWhenThereIsNothing() {
        FakeEngine clean =
                new FakeEngine()
                        .answer("GET /version", 200, "{\"ApiVersion\": \"1.41\"}")
                        .answer("GET /containers/json", 200, "[]")
                        .answer("GET /networks", 200, "[]")
                        .answer("GET /images/json", 200, "[]")
                        .answer("GET /system/df", 200, "{}");
        SystemPrune.Arguments arguments = new SystemPrune.Arguments(true, false, false, Map.of());
        assertThat(
                        tool.prune(arguments, FakeCall.ofSeconds(60), clean.client(), clean.api())
                                .value()
                                .orElseThrow()
                                .summary())
                .endsWith("nothing would be removed either.");
    }

    @Test
    void stopsBeforeTimeIsUpAndSaysWhatIsLeft() {
        SystemPrune.Report report =
                tool.prune(
                                new SystemPrune.Arguments(false, true, true, Map.of()),
                                new FakeCall(Duration.ofMillis(1_500)),
                                engine.client(),
                                engine.api())
                        .value()
                        .orElseThrow();
        assertThat(report.note().orElseThrow()).contains("5 more were tried: call again");
        assertThat(engine.requests()).allMatch(it -> it.startsWith("GET "));
    }

    @Test
    void plansNothingForADryRun() {
        SystemPrune.Arguments dry = new SystemPrune.Arguments(true, true, true, Map.of());
        SystemPrune.Arguments real = new SystemPrune.Arguments(false, true, true, Map.of());
        assertThat(plan(dry).steps()).isEmpty();
        Plan plan = plan(real);
        assertThat(plan.steps())
                .containsExactly(
                        step("remove", "container", "c2", "old", OptionalLong.of(30)),
                        step("remove", "network", "n2", "back", OptionalLong.empty()),
                        step("remove", "volume", ANONYMOUS, ANONYMOUS, OptionalLong.of(60)),
                        step("untag", "image", "old:1", "old:1", OptionalLong.empty()),
                        step("remove", "image", "sha256:a2", "old:1", OptionalLong.of(500)),
                        step("prune", "build", "", "build cache", OptionalLong.of(16)));
        prune(false, true, true, Map.of());
        Planned.assertHeldTo(plan, engine);
        assertThat(Planned.removed(engine)).hasSize(5);
    }

    private static Plan.Step step(
            String verb, String kind, String id, String name, OptionalLong size) {
        return new Plan.Step(verb, kind, id, name, size);
    }

    private Plan plan(SystemPrune.Arguments arguments) {
        return tool.plan(arguments, FakeCall.ofSeconds(60), engine.client(), engine.api());
    }

    @Test
    void untilSaysNothingOfVolumes() {
        assertThatThrownBy(
                        () ->
                                new SystemPrune.Arguments(
                                        true, true, false, Map.of("until", List.of("1h"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leave until out, or set volumes=false");
    }

    private int cacheRecords(FakeEngine builder, Map<String, List<String>> filters) {
        return tool
                .prune(
                        new SystemPrune.Arguments(true, false, false, filters),
                        FakeCall.ofSeconds(60),
                        builder.client(),
                        builder.api())
                .value()
                .orElseThrow()
                .kinds()
                .stream()
                .filter(group -> group.kind().equals("build cache"))
                .mapToInt(SystemPrune.Group::count)
                .sum();
    }

    private static List<String> named(SystemPrune.Report report, String kind) {
        return report.kinds().stream()
                .filter(group -> group.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .names();
    }

    private ToolResult<SystemPrune.Report> prune(
            boolean dryRun, boolean volumes, boolean all, Map<String, List<String>> filters) {
        return tool.prune(
                new SystemPrune.Arguments(dryRun, volumes, all, filters),
                FakeCall.ofSeconds(60),
                engine.client(),
                engine.api());
    }
}
