package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    @ParameterizedTest
    @CsvSource({
        "nginx, nginx, , nginx:latest",
        "nginx:1.27, nginx, 1.27, nginx:1.27",
        "host:5000/a/b, host:5000/a/b, , host:5000/a/b:latest",
        "host:5000/a/b:2, host:5000/a/b, 2, host:5000/a/b:2"
    })
    void isTakenApart(String name, String repository, String tag, String complete) {
        ImageReference reference = ImageReference.of(name);
        assertThat(reference.repository()).isEqualTo(repository);
        assertThat(reference.tag()).isEqualTo(Optional.ofNullable(tag));
        assertThat(reference.complete()).isEqualTo(complete);
    }

    @Test
    void aDigestSaysMoreThanATag() {
        ImageReference reference = ImageReference.of("host:5000/a:2@" + DIGEST);
        assertThat(reference.tag()).contains("2");
        assertThat(reference.version()).isEqualTo(DIGEST);
        assertThat(reference.complete()).isEqualTo("host:5000/a@" + DIGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "joe:s3cret@host/a",
                "joe:s3cret@host:5000/a:1",
                "https://joe:s3cret@host/a",
                "s3cret@host/a@sha256:0123"
            })
    void credentialsAreRefusedWithoutBeingRepeated(String name) {
        assertThatThrownBy(() -> ImageReference.of(name))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessageContaining("docker login")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aSchemeIsRefused() {
        assertThatThrownBy(() -> ImageReference.of("https://host/a"))
                .hasMessage(
                        "an image's name has no scheme: write host/a instead of https://host/a");
    }

    @Test
    void takesATagFromBeside() {
        ImageReference plain = ImageReference.of("nginx");
        assertThat(plain.taggedAs("image", Optional.of("2")).complete()).isEqualTo("nginx:2");
        assertThat(plain.taggedAs("image", Optional.empty())).isEqualTo(plain);
        assertThat(ImageReference.of("nginx:2").taggedAs("image", Optional.of("2")).complete())
                .isEqualTo("nginx:2");
    }

    @Test
    void refusesATagThatContradicts() {
        assertThatThrownBy(() -> ImageReference.of("nginx:1").taggedAs("image", Optional.of("2")))
                .hasMessage(
                        "tag: '2' contradicts image 'nginx:1', which says '1' already; give one of"
                                + " them");
    }
}
