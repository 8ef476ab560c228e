package io.cargoshipper.pack.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.api.ToolResult;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a prune asks of the builder, and what it tells when the engine fails in its midst. */
class PruneRunTest {

    private static final String CONTAINERS =
            """
            [{"Id": "c1", "Names": ["/old"], "State": "exited", "ImageID": "sha256:a1",
              "Created": 1600000000}]
            """;

    private static final String NETWORKS =
            """
            [{"Id": "n1", "Name": "back", "Scope": "local", "Created": "2020-01-01T00:00:00Z"}]
            """;

    private static final String IMAGES =
            """
            [{"Id": "sha256:a1", "RepoTags": ["old:1"], "Created": 1600000000, "Size": 500}]
            """;

    private static final String USAGE =
            """
            {"BuildCache": [{"ID": "b1", "Type": "regular", "Size": 7,
                             "CreatedAt": "2020-01-01T00:00:00Z"}]}
            """;

    /** Without an answer to the removal of the network, and to that of build cache. */
    private final FakeEngine engine =
            new FakeEngine()
                    .answer("GET /version", 200, "{\"ApiVersion\": \"1.41\"}")
                    .answer("GET /containers/json", 200, CONTAINERS)
                    .answer("GET /networks", 200, NETWORKS)
                    .answer("GET /images/json", 200, IMAGES)
                    .answer("GET /system/df", 200, USAGE)
                    .answer("GET /images/sha256:a1/json", 200, "{\"Id\": \"sha256:a1\"}")
                    .answer("GET /images/sha256:a1/history", 200, "[]")
                    .answer("DELETE /images/old:1", 200, "[{\"Untagged\": \"old:1\"}]");

    /** Older engines refuse a point in time there, when everything else is gone. */
    @Test
    void tellsTheBuilderHowLongAgo() {
        allGoes();
        String yesterday = Instant.now().minus(Duration.ofHours(24)).toString();
        for (String until : List.of("24h", yesterday)) {
            assertThat(prune(Map.of("until", List.of(until))).value().orElseThrow().kept())
                    .isEmpty();
        }
        // Some seconds more, where the machine is slow.
        String seconds = "864[0-5]\\d";
        assertThat(engine.requests())
                .filteredOn(it -> it.startsWith("POST "))
                .hasSize(2)
                .allSatisfy(
                        it ->
                                assertThat(it)
                                        .matches(
                                                "POST /build/prune\\?all=true&filters="
                                                        + "\\{\"until\":\\[\"%ss\"]}"
                                                                .formatted(seconds)));
    }

    @Test
    void whatIsYetToComeIsNoTimeAgo() {
        allGoes();
        String later = Instant.now().plus(Duration.ofHours(1)).toString();
        prune(Map.of("until", List.of(later)));
        assertThat(engine.requests())
                .contains("POST /build/prune?all=true&filters={\"until\":[\"0s\"]}");
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CANCELLED", "UNSUPPORTED_BY_ENGINE"})
    void tellsWhatWentWhenTheBuilderFails(ErrorCode code) {
        containerAndNetworkGo();
        engine.stream("POST /build/prune", 200, () -> failing(code));
        assertToldWithoutCache("failed");
    }

    @Test
    void tellsWhatWentWhenTheBuilderAnswersWithAnError() {
        containerAndNetworkGo();
        engine.answer("POST /build/prune", 500, "{\"message\": \"the disk is full\"}");
        assertToldWithoutCache("the disk is full");
    }

    @Test
    void tellsWhatWentWhenTheEngineGoesAway() {
        engine.answer("DELETE /containers/c1", 204, "").stream(
                "DELETE /networks/n1", 204, () -> failing(ErrorCode.ENGINE_UNAVAILABLE));
        SystemPrune.Report report = prune(Map.of()).value().orElseThrow();
        assertThat(report.summary()).isEqualTo("Removed what is listed here.");
        assertThat(report.kinds())
                .filteredOn(group -> group.count() > 0)
                .extracting(SystemPrune.Group::kind, SystemPrune.Group::names)
                .containsExactly(tuple("containers", List.of("old")));
        assertThat(report.kept())
                .containsExactly(
                        "networks (1): failed", "images (1): not tried", "build cache: not tried");
        assertThat(engine.requests())
                .noneMatch(it -> it.startsWith("POST ") || it.startsWith("DELETE /images"));
    }

    @Test
    void failsWhereNothingWent() {
        engine.stream("DELETE /containers/c1", 204, () -> failing(ErrorCode.ENGINE_UNAVAILABLE));
        assertThatThrownBy(() -> prune(Map.of()))
                .isInstanceOf(ToolException.class)
                .hasMessage("failed");
    }

    @Test
    void isCancelledWhateverWent() {
        containerAndNetworkGo();
        engine.stream("POST /build/prune", 200, () -> failing(ErrorCode.CANCELLED));
        assertThatThrownBy(() -> prune(Map.of()))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    }

    private void assertToldWithoutCache(String reason) {
        ToolResult<SystemPrune.Report> result = prune(Map.of());
        SystemPrune.Report report = result.value().orElseThrow();
        assertThat(report.summary()).isEqualTo("Removed what is listed here.");
        assertThat(report.kinds())
                .filteredOn(group -> group.count() > 0)
                .extracting(SystemPrune.Group::kind, SystemPrune.Group::names)
                .containsExactly(
                        tuple("containers", List.of("old")),
                        tuple("networks", List.of("back")),
                        tuple("images", List.of("old:1")));
        assertThat(report.kept()).containsExactly("build cache: " + reason);
        assertThat(((Content.Text) result.content().get(0)).text())
                .contains("kept build cache: " + reason);
    }

    private void containerAndNetworkGo() {
        engine.answer("DELETE /containers/c1", 204, "").answer("DELETE /networks/n1", 204, "");
    }

    private void allGoes() {
        containerAndNetworkGo();
        engine.answer(
                "POST /build/prune", 200, "{\"CachesDeleted\": [\"b1\"], \"SpaceReclaimed\": 7}");
    }

    private static InputStream failing(ErrorCode code) {
        throw new ToolException(code, "failed");
    }

    private ToolResult<SystemPrune.Report> prune(Map<String, List<String>> filters) {
        return new SystemPrune()
                .prune(
                        new SystemPrune.Arguments(false, false, true, filters),
                        FakeCall.ofSeconds(60),
                        engine.client(),
                        engine.api());
    }
}
