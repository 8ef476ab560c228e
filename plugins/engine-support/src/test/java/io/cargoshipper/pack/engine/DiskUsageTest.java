package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.pack.engine.DiskUsage.Kind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class DiskUsageTest {

    private static final String OLD =
            """
            {"LayersSize": 1000,
             "Images": [
               {"Id": "sha256:a1", "RepoTags": ["web:1"], "Size": 700, "SharedSize": 300,
                "Containers": 2},
               {"Id": "sha256:a2", "RepoTags": ["<none>:<none>"], "Size": 500, "SharedSize": 300,
                "Containers": 0},
               {"Id": "sha256:a3", "RepoTags": null, "Size": 50, "SharedSize": -1,
                "Containers": -1}],
             "Containers": [
               {"Id": "c1", "Names": ["/web"], "State": "running", "SizeRw": 10},
               {"Id": "c2", "Names": ["/old"], "State": "exited", "SizeRw": 30},
               {"Id": "c3", "Names": ["/clean"], "State": "created"}],
             "Volumes": [
               {"Name": "data", "UsageData": {"Size": 100, "RefCount": 1}},
               {"Name": "free", "UsageData": {"Size": 60, "RefCount": 0}},
               {"Name": "far", "UsageData": {"Size": -1, "RefCount": -1}}],
             "BuildCache": [
               {"ID": "b1", "Type": "regular", "Size": 5, "InUse": true, "Shared": false},
               {"ID": "b2", "Type": "regular", "Size": 7, "InUse": false, "Shared": false},
               {"ID": "b3", "Type": "internal", "Size": 9, "InUse": false, "Shared": false},
               {"ID": "b4", "Type": "regular", "Size": 11, "InUse": false, "Shared": true}]}
            """;

    /** As Podman answers: it leaves layers out of account, or says that they take nothing. */
    private static final String WITHOUT_LAYERS =
            """
            {%s "Images": [
               {"Id": "sha256:a1", "RepoTags": ["web:1"], "Size": 700, "SharedSize": 300,
                "Containers": 1},
               {"Id": "sha256:a2", "RepoTags": ["old:1"], "Size": 500, "SharedSize": 300,
                "Containers": 0},
               {"Id": "sha256:a3", "RepoTags": null, "Size": 50, "Containers": 0}]}
            """;

    private static final String NEW =
            """
            {"ImageUsage": {"TotalCount": 3, "ActiveCount": 1, "TotalSize": 1000,
                            "Reclaimable": 600,
                            "Items": [{"Id": "sha256:a1", "RepoTags": ["web:1"], "Size": 700,
                                       "SharedSize": 300, "Containers": 2}]},
             "VolumeUsage": {"TotalCount": 0}}
            """;

    @Test
    void reckonsAsTheCliDoes() {
        FakeEngine engine = engine("1.41").answer("GET /system/df", 200, OLD);
        DiskUsage usage = measure(engine, Duration.ofSeconds(5));
        assertSection(usage, Kind.IMAGES, 3, 2, 1000, 600);
        assertSection(usage, Kind.CONTAINERS, 3, 1, 40, 30);
        assertSection(usage, Kind.VOLUMES, 3, 1, 160, 60);
        assertSection(usage, Kind.BUILD_CACHE, 4, 1, 21, 16);
        assertThat(engine.requests()).containsExactly("GET /version", "GET /system/df");
    }

    @Test
    void knowsWhatEachThingGivesBack() {
        DiskUsage usage =
                measure(engine("1.41").answer("GET /system/df", 200, OLD), Duration.ofSeconds(5));
        assertThat(usage.sizes(Kind.IMAGES))
                .isEqualTo(Map.of("sha256:a1", 400L, "sha256:a2", 200L));
        assertThat(usage.sizes(Kind.CONTAINERS)).isEqualTo(Map.of("c1", 10L, "c2", 30L, "c3", 0L));
        assertThat(usage.sizes(Kind.VOLUMES)).isEqualTo(Map.of("data", 100L, "free", 60L));
        List<Unused> sized =
                usage.sized(Kind.VOLUMES, List.of(Unused.of("free", "free"), Unused.of("x", "x")));
        assertThat(sized)
                .extracting(Unused::sizeBytes)
                .containsExactly(Optional.of(60L), Optional.empty());
        assertThat(usage.section(Kind.BUILD_CACHE).orElseThrow().items())
                .filteredOn(DiskUsageSection.Item::dangling)
                .extracting(DiskUsageSection.Item::id)
                .containsExactly("b1", "b2");
    }

    @Test
    void knowsWhenBuildCacheWasLastOfUse() {
        String records =
                """
                {"BuildCache": [
                  {"ID": "b1", "CreatedAt": "2026-01-01T00:00:00Z",
                   "LastUsedAt": "2026-02-03T04:05:06.123456789+01:00"},
                  {"ID": "b2", "CreatedAt": "2026-01-01T00:00:00Z", "LastUsedAt": null},
                  {"ID": "b3", "LastUsedAt": "yesterday"},
                  {"ID": "b4"}]}
                """;
        DiskUsage usage =
                measure(
                        engine("1.41").answer("GET /system/df", 200, records),
                        Duration.ofSeconds(5));
        assertThat(usage.section(Kind.BUILD_CACHE).orElseThrow().items())
                .extracting(DiskUsageSection.Item::lastUsed)
                .containsExactly(
                        Optional.of(Instant.parse("2026-02-03T03:05:06.123456789Z")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"LayersSize\": 0,", "\"LayersSize\": -1,"})
    void addsUpImagesWhereTheEngineDoesNot(String layers) {
        FakeEngine engine =
                engine("1.41").answer("GET /system/df", 200, WITHOUT_LAYERS.formatted(layers));
        assertSection(measure(engine, Duration.ofSeconds(5)), Kind.IMAGES, 3, 1, 1250, 200 + 50);
    }

    @Test
    void noImagesTakeNothing() {
        FakeEngine engine =
                engine("1.41").answer("GET /system/df", 200, "{\"LayersSize\": 0, \"Images\": []}");
        assertSection(measure(engine, Duration.ofSeconds(5)), Kind.IMAGES, 0, 0, 0, 0);
    }

    @Test
    void asksNewerEnginesForOneKindAfterTheOther() {
        FakeEngine engine = engine("1.44").answer("GET /system/df", 200, OLD);
        assertSection(measure(engine, Duration.ofSeconds(5)), Kind.VOLUMES, 3, 1, 160, 60);
        assertThat(engine.requests())
                .containsExactly(
                        "GET /version",
                        "GET /system/df?type=container",
                        "GET /system/df?type=image",
                        "GET /system/df?type=build-cache",
                        "GET /system/df?type=volume");
    }

    @Test
    void readsTheSummariesOfTheNewest() {
        FakeEngine engine = engine("1.52").answer("GET /system/df", 200, NEW);
        DiskUsage usage = measure(engine, Duration.ofSeconds(5));
        assertSection(usage, Kind.IMAGES, 3, 1, 1000, 600);
        assertThat(usage.sizes(Kind.IMAGES)).isEqualTo(Map.of("sha256:a1", 400L));
        assertSection(usage, Kind.VOLUMES, 0, 0, 0, 0);
        assertThat(engine.requests()).contains("GET /system/df?type=image&verbose=true");
    }

    @Test
    void whatIsNotToldInTimeIsAbsent() {
        FakeEngine engine =
                engine("1.44")
                        .answer("GET /system/df", 200, OLD)
                        .answer("GET /system/df", 200, OLD)
                        .answer("GET /system/df", 200, OLD)
                        .stream("GET /system/df", 200, DiskUsageTest::late);
        DiskUsage usage = measure(engine, Duration.ofSeconds(1));
        assertThat(usage.section(Kind.IMAGES)).isPresent();
        assertThat(usage.section(Kind.VOLUMES)).isEmpty();
        assertThat(usage.sizes(Kind.VOLUMES)).isEmpty();
    }

    @Test
    void forAPlanFailureIsNoFailureAndProgressStaysUntold() {
        FakeCall call = FakeCall.ofSeconds(30);
        FakeEngine engine = engine("1.44").answer("GET /system/df", 200, OLD);
        assertThat(forPlan(engine, call).sizes(Kind.VOLUMES)).isNotEmpty();
        FakeEngine busy =
                engine("1.44").answer("GET /system/df", 500, "{\"message\": \"already running\"}");
        assertThat(forPlan(busy, call).section(Kind.VOLUMES)).isEmpty();
        assertThat(call.reports()).isEmpty();
        call.cancel();
        assertThatThrownBy(() -> forPlan(busy, call)).hasMessage("cancelled");
    }

    private static DiskUsage forPlan(FakeEngine engine, FakeCall call) {
        return DiskUsage.forPlan(engine.client(), engine.api(), Set.of(Kind.VOLUMES), call);
    }

    private static ByteArrayInputStream late() {
        try {
            Thread.sleep(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new ByteArrayInputStream(OLD.getBytes(StandardCharsets.UTF_8));
    }

    private static FakeEngine engine(String api) {
        return new FakeEngine()
                .answer("GET /version", 200, "{\"ApiVersion\": \"%s\"}".formatted(api));
    }

    private static DiskUsage measure(FakeEngine engine, Duration limit) {
        return DiskUsage.measure(
                engine.client(),
                engine.api(),
                EnumSet.allOf(Kind.class),
                limit,
                FakeCall.ofSeconds(30));
    }

    private static void assertSection(
            DiskUsage usage, Kind kind, long total, long active, long size, long reclaimable) {
        assertThat(usage.section(kind).orElseThrow())
                .as("%s", kind)
                .returns(total, DiskUsageSection::total)
                .returns(active, DiskUsageSection::active)
                .returns(size, DiskUsageSection::sizeBytes)
                .returns(reclaimable, DiskUsageSection::reclaimableBytes);
    }
}
