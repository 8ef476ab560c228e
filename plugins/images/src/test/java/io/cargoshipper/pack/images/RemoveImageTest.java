package io.cargoshipper.pack.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FakeEngine;
import io.cargoshipper.pack.engine.Planned;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RemoveImageTest {

    private static final String PARENTS =
            """
            [{"Id": "%1$s", "RepoTags": ["app:1"], "ParentId": "sha256:p1", "Size": 5000},
             {"Id": "sha256:p1", "RepoTags": ["<none>:<none>"], "ParentId": "sha256:p2", "Size": 3000},
             {"Id": "sha256:p2", "RepoTags": ["base:1"], "ParentId": "", "Size": 2000}]
            """
                    .formatted(Engines.ID);

    private final RemoveImage tool = new RemoveImage();
    private final FakeEngine engine = Engines.withOneImage();

    @Test
    void tellsWhatWent() {
        engine.answer(
                "DELETE /images/app:1",
                200,
                "[{\"Untagged\": \"app:1\"}, {\"Deleted\": \"%s\"}, {\"Deleted\": \"sha256:aa\"}]"
                        .formatted(Engines.ID));
        RemoveImage.Removed removed = remove("app:1");
        assertThat(removed.untagged()).containsExactly("app:1");
        assertThat(removed.deleted()).containsExactly(Engines.SHORT_ID);
        assertThat(removed.reclaimedBytes()).isPresent();
        assertThat(engine.requests())
                .last()
                .isEqualTo("DELETE /images/app:1?force=true&noprune=true");
    }

    @Test
    void anImageInUseNamesItsContainers() {
        engine.answer(
                "DELETE /images/app:1",
                409,
                "{\"message\": \"conflict: container c1 is using its referenced image\"}");
        assertThatThrownBy(() -> remove("app:1"))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
                .hasMessageContaining("containers that use it: 'web' (exited)")
                .hasMessageContaining("its names: app:1, app:latest");
    }

    @Test
    void anImageThatIsNotThereIsNotRemoved() {
        assertThatThrownBy(() -> remove("aap"))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void planOfANameAmongOthers() {
        engine.answer("DELETE /images/app:1", 200, "[{\"Untagged\": \"app:1\"}]");
        Plan plan = plan(engine, "app:1", true);
        assertThat(plan.steps()).containsExactly(untag("app:1", "app:1 (of image 0123456789ab)"));
        remove("app:1");
        Planned.assertHeldTo(plan, engine);
    }

    @Test
    void planOfAnIdHasAllNames() {
        engine.answer(
                "DELETE /images/" + Engines.ID,
                200,
                "[{\"Deleted\": \"%s\"}]".formatted(Engines.ID));
        Plan plan = plan(engine, Engines.SHORT_ID, true);
        assertThat(plan.steps())
                .containsExactly(
                        untag("app:1", "app:1"),
                        untag("app:latest", "app:latest"),
                        removal(Engines.ID, "app:1", 5000));
        remove(Engines.SHORT_ID);
        Planned.assertHeldTo(plan, engine);
    }

    @Test
    void planOfANameThatTheEngineSpellsOtherwise() {
        FakeEngine one = oneOf("docker.io/library/app:1", "\"app:1\"", "\"app@sha256:77\"");
        assertThat(plan(one, "docker.io/library/app:1", true).steps())
                .containsExactly(
                        untag("docker.io/library/app:1", "docker.io/library/app:1"),
                        removal(Engines.ID, "app:1", 5000));
    }

    @Test
    void anImageStaysWithADigestOfAnotherRepository() {
        FakeEngine one = oneOf("app:1", "\"app:1\"", "\"app@sha256:77\", \"reg/app@sha256:77\"");
        assertThat(plan(one, "app:1", true).steps())
                .containsExactly(untag("app:1", "app:1 (of image 0123456789ab)"));
    }

    @Test
    void planOfAnImageWithItsParents() {
        FakeEngine family =
                new FakeEngine()
                        .answer("GET /images/json", 200, PARENTS)
                        .answer("GET /containers/json", 200, "[]")
                        .answer(
                                "GET /images/app:1/json",
                                200,
                                "{\"Id\": \"%s\", \"RepoTags\": [\"app:1\"]}"
                                        .formatted(Engines.ID));
        assertThat(plan(family, "app:1", false).steps())
                .containsExactly(
                        untag("app:1", "app:1"),
                        removal(Engines.ID, "app:1", 2000),
                        removal("sha256:p1", "p1", 1000));
        assertThat(plan(family, "app:1", true).steps()).hasSize(2);
    }

    @Test
    void doesNotPlanWhatIsNotThere() {
        assertThatThrownBy(() -> plan(engine, "aap", false))
                .hasMessageContaining("no image 'aap'; did you mean 'app:latest'?");
    }

    /** An engine with one image. */
    private static FakeEngine oneOf(String asked, String tags, String digests) {
        return new FakeEngine()
                .answer(
                        "GET /images/json",
                        200,
                        "[{\"Id\": \"%s\", \"RepoTags\": [%s], \"Size\": 5000}]"
                                .formatted(Engines.ID, tags))
                .answer("GET /containers/json", 200, "[]")
                .answer(
                        "GET /images/%s/json".formatted(asked.replace("/", "%2F")),
                        200,
                        "{\"Id\": \"%s\", \"RepoTags\": [%s], \"RepoDigests\": [%s]}"
                                .formatted(Engines.ID, tags, digests));
    }

    private static Plan.Step untag(String id, String name) {
        return new Plan.Step("untag", "image", id, name, OptionalLong.empty());
    }

    private static Plan.Step removal(String id, String name, long size) {
        return new Plan.Step("remove", "image", id, name, OptionalLong.of(size));
    }

    private RemoveImage.Removed remove(String image) {
        return tool.remove(
                new RemoveImage.Arguments(image, true, true), engine.client(), engine.api());
    }

    private Plan plan(FakeEngine asked, String image, boolean noPrune) {
        return tool.plan(new RemoveImage.Arguments(image, false, noPrune), asked.client());
    }
}
