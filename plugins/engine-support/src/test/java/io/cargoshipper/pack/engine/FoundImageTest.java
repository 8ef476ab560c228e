package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import org.junit.jupiter.api.Test;

class FoundImageTest {

    private static final String ID = "sha256:" + "0123456789abcdef".repeat(4);
    private static final String DETAILS =
            "{\"Id\": \"%s\", \"RepoTags\": [\"nginx:1\", \"nginx:latest\"], \"Size\": 7}"
                    .formatted(ID);
    private static final String LIST =
            """
            [{"Id": "sha256:1", "RepoTags": ["nginx:1.27", "nginx:latest"]},
             {"Id": "sha256:2", "RepoTags": ["registry:5000/team/app:2"]},
             {"Id": "sha256:3", "RepoTags": ["<none>:<none>"]},
             {"Id": "sha256:4", "RepoTags": null}]
            """;

    private final FakeEngine engine = new FakeEngine().answer("GET /images/json", 200, LIST);

    @Test
    void isCalledByTheNameItWasAskedForBy() {
        engine.answer("GET /images/nginx/json", 200, DETAILS);
        FoundImage found = FoundImage.find(engine.client(), "nginx");
        assertThat(found.name()).isEqualTo("nginx:latest");
        assertThat(found.shortId()).isEqualTo("0123456789ab");
        assertThat(found.tags()).containsExactly("nginx:1", "nginx:latest");
        assertThat(found.sizeBytes()).isEqualTo(7);
    }

    @Test
    void isCalledByItsFirstTagWhenAskedForById() {
        engine.answer("GET /images/0123456/json", 200, DETAILS);
        FoundImage found = FoundImage.find(engine.client(), "0123456");
        assertThat(found.name()).isEqualTo("nginx:1");
        assertThat(found.isNamedById("0123456")).isTrue();
        assertThat(found.isNamedById(ID)).isTrue();
        assertThat(found.isNamedById("nginx")).isFalse();
    }

    @Test
    void namesTheOtherTagsOfARepository() {
        assertMissing(
                "nginx:9", "no image 'nginx:9'; of 'nginx' there is nginx:1.27, nginx:latest");
    }

    @Test
    void suggestsTheNearestNameWithItsTag() {
        assertMissing("ngnix", "no image 'ngnix'; did you mean 'nginx:latest'?");
        assertMissing("ngnix:1.27", "no image 'ngnix:1.27'; did you mean 'nginx:1.27'?");
        assertMissing("app", "no image 'app'; did you mean 'registry:5000/team/app:2'?");
    }

    @Test
    void saysWhereToLookWhenNothingIsNear() {
        assertMissing(
                "postgres",
                "no image 'postgres'; docker_list_images shows those there are, docker_pull_image"
                        + " gets others");
    }

    @Test
    void saysThatAnIdIsAmbiguous() {
        engine.answer(
                "GET /images/01/json",
                500,
                "{\"message\": \"multiple IDs found with provided prefix: ambiguous\"}");
        assertThatThrownBy(() -> FoundImage.find(engine.client(), "01"))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT));
    }

    @Test
    void mayBeMissing() {
        assertThat(FoundImage.ifThere(engine.client(), "nothing")).isEmpty();
    }

    private void assertMissing(String reference, String message) {
        assertThatThrownBy(() -> FoundImage.find(engine.client(), reference))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .hasMessage(message);
    }
}
