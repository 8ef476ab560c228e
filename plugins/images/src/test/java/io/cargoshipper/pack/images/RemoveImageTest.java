package io.cargoshipper.pack.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FakeEngine;
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
        assertThat(plan("app:1", false).steps())
                .containsExactly(
                        new Plan.Step("untag", "image", Engines.ID, "app:1", OptionalLong.empty()));
    }

    @Test
    void planOfAnImageWithItsParents() {
        FakeEngine engine =
                new FakeEngine()
                        .answer("GET /images/json", 200, PARENTS)
                        .answer("GET /containers/json", 200, "[]")
                        .answer(
                                "GET /images/app:1/json",
                                200,
                                "{\"Id\": \"%s\", \"RepoTags\": [\"app:1\"]}"
                                        .formatted(Engines.ID));
        Plan plan = tool.plan(new RemoveImage.Arguments("app:1", false, false), engine.client());
        assertThat(plan.steps())
                .containsExactly(
                        new Plan.Step("untag", "image", Engines.ID, "app:1", OptionalLong.empty()),
                        new Plan.Step(
                                "remove", "image", Engines.ID, "app:1", OptionalLong.of(2000)),
                        new Plan.Step("remove", "image", "sha256:p1", "p1", OptionalLong.of(1000)));
        assertThat(
                        tool.plan(new RemoveImage.Arguments("app:1", false, true), engine.client())
                                .steps())
                .hasSize(2);
    }

    private RemoveImage.Removed remove(String image) {
        return tool.remove(
                new RemoveImage.Arguments(image, true, true), engine.client(), engine.api());
    }

    private Plan plan(String image, boolean noPrune) {
        return tool.plan(new RemoveImage.Arguments(image, false, noPrune), engine.client());
    }
}
