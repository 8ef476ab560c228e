package io.cargoshipper.pack.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.github.dockerjava.transport.DockerHttpClient;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import io.cargoshipper.pack.engine.Planned;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PruneImagesTest {

    private final PruneImages tool = new PruneImages();
    private FakeCall call;
    private final FakeEngine engine =
            new FakeEngine()
                    .answer(
                            "GET /images/json",
                            200,
                            """
                            [{"Id": "sha256:a", "RepoTags": ["a:1", "a:2"], "Created": 20, "Size": 9},
                             {"Id": "sha256:b", "RepoTags": ["<none>:<none>"], "Created": 10,
                              "Labels": {"keep": "yes"}},
                             {"Id": "sha256:c", "RepoTags": ["c:1"], "Created": 30},
                             {"Id": "sha256:d", "RepoTags": ["d:1"], "Created": 40}]
                            """)
                    .answer("GET /containers/json", 200, "[{\"ImageID\": \"sha256:c\"}]")
                    .answer("DELETE /images/a:1", 200, "[{\"Untagged\": \"a:1\"}]")
                    .answer(
                            "DELETE /images/a:2",
                            200,
                            "[{\"Untagged\": \"a:2\"}, {\"Deleted\": \"sha256:a\"}]")
                    .answer("DELETE /images/sha256:b", 200, "[{\"Deleted\": \"sha256:b\"}]")
                    .answer("DELETE /images/d:1", 409, "{\"message\": \"conflict: in use\"}");

    PruneImagesTest() {
        for (String id : List.of("a", "b", "c", "d")) {
            engine.answer(
                            "GET /images/sha256:%s/json".formatted(id),
                            200,
                            "{\"Id\": \"sha256:%s\"}".formatted(id))
                    .answer("GET /images/sha256:%s/history".formatted(id), 200, "[]");
        }
    }

    @Test
    void removesWhatNothingUsesAndSaysWhatItKept() {
        PruneImages.Pruned pruned = prune(Map.of());
        assertThat(pruned.deletedCount()).isEqualTo(2);
        assertThat(pruned.deleted()).containsExactly("b", "a");
        assertThat(pruned.untagged()).containsExactly("a:1", "a:2");
        assertThat(pruned.kept()).containsExactly("d:1: conflict: in use");
        assertThat(engine.requests())
                .noneMatch(request -> request.contains("force=true"))
                .noneMatch(request -> request.startsWith("DELETE /images/c"));
        assertThat(call.reports()).hasSize(3);
    }

    @Test
    void filtersNarrowIt() {
        assertThat(prune(Map.of("label!", List.of("keep"), "until", List.of("25"))).deleted())
                .containsExactly("a");
        assertThat(prune(Map.of("label", List.of("keep=yes"))).deleted()).containsExactly("b");
    }

    @Test
    void withoutAllItAsksForDanglingOnes() {
        tool.plan(new PruneImages.Arguments(false, Map.of()), engine.client());
        assertThat(engine.requests())
                .anyMatch(request -> request.contains("\"dangling\":[\"true\"]"));
    }

    @Test
    void planNamesEachImage() {
        Plan plan = tool.plan(new PruneImages.Arguments(true, Map.of()), engine.client());
        assertThat(plan.steps())
                .extracting(Plan.Step::verb, Plan.Step::id, Plan.Step::name)
                .containsExactly(
                        tuple("remove", "sha256:b", "b"),
                        tuple("untag", "a:1", "a:1"),
                        tuple("untag", "a:2", "a:2"),
                        tuple("remove", "sha256:a", "a:1"),
                        tuple("untag", "d:1", "d:1"),
                        tuple("remove", "sha256:d", "d:1"));
        prune(Map.of());
        Planned.assertHeldTo(plan, engine);
        assertThat(Planned.removed(engine)).hasSize(4);
    }

    @Test
    void saysHowFarItWasWhenTimeIsUp() {
        PruneImages.Pruned pruned =
                tool.prune(
                        new PruneImages.Arguments(true, Map.of()),
                        new FakeCall(Duration.ZERO),
                        engine.client(),
                        engine.api());
        assertThat(pruned.deletedCount()).isZero();
        assertThat(pruned.note())
                .contains("time was up before 3 more were tried: call again to go on");
        assertThat(engine.requests()).noneMatch(request -> request.startsWith("DELETE"));
    }

    @Test
    void oneThatFailsDoesNotKeepTheRestFromGoing() {
        answerInstead("DELETE /images/sha256:b", 500, "{\"message\": \"device busy\"}");
        answerInstead("GET /images/sha256:a/json", 500, "{\"message\": \"bad record\"}");
        answerInstead("DELETE /images/d:1", 200, "[{\"Deleted\": \"sha256:d\"}]");
        PruneImages.Pruned pruned = prune(Map.of());
        assertThat(pruned.kept()).containsExactly("b: device busy", "a:1: bad record");
        assertThat(pruned.deleted()).containsExactly("d");
        assertThat(pruned.note()).isEmpty();
    }

    @Test
    void whatIsGoneAlreadyIsNotKept() {
        answerInstead("DELETE /images/sha256:b", 404, "{\"message\": \"No such image\"}");
        assertThat(prune(Map.of()).kept()).containsExactly("d:1: conflict: in use");
    }

    @Test
    void aCancelledPruneStops() {
        FakeCall cancelled = FakeCall.ofSeconds(30);
        cancelled.cancel();
        assertThatThrownBy(
                        () ->
                                tool.prune(
                                        new PruneImages.Arguments(true, Map.of()),
                                        cancelled,
                                        engine.client(),
                                        engine.api()))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    }

    /** The script's answers are given in turn: this takes the one that is there. */
    private void answerInstead(String request, int status, String json) {
        engine.answer(request, status, json);
        String[] parts = request.split(" ", 2);
        engine.execute(DockerHttpClient.Request.builder().method(parts[0]).path(parts[1]).build());
    }

    private PruneImages.Pruned prune(Map<String, List<String>> filters) {
        call = FakeCall.ofSeconds(30);
        return tool.prune(
                new PruneImages.Arguments(true, filters), call, engine.client(), engine.api());
    }
}
