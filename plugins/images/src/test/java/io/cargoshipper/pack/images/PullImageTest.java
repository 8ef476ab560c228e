package io.cargoshipper.pack.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PullImageTest {

    private final FakeEngine engine = Engines.withOneImage();

    @Test
    void saysWhatCame() {
        engine.answer(
                "POST /images/create",
                200,
                """
                {"status": "Digest: sha256:77"}
                {"status": "Status: Downloaded newer image for app:1"}
                """);
        PullImage.Pulled pulled = pull("app", Optional.of("1"));
        assertThat(pulled.image()).isEqualTo("app:1");
        assertThat(pulled.id()).isEqualTo(Engines.SHORT_ID);
        assertThat(pulled.digest()).contains("sha256:77");
        assertThat(pulled.status()).isEqualTo(PullImage.Status.DOWNLOADED);
        assertThat(pulled.sizeBytes()).isEqualTo(5000);
    }

    @Test
    void saysThatItWasThere() {
        engine.answer(
                "POST /images/create",
                200,
                "{\"status\": \"Status: Image is up to date for app:1\"}");
        assertThat(pull("app:1", Optional.empty()).status()).isEqualTo(PullImage.Status.UP_TO_DATE);
    }

    @Test
    void refusesTwoTagsAndCredentials() {
        assertThatThrownBy(() -> pull("app:1", Optional.of("2")))
                .isInstanceOf(ToolException.class)
                .hasMessageStartingWith("tag: '2' contradicts image 'app:1'");
        assertThatThrownBy(() -> pull("joe:s3cret@host/app", Optional.empty()))
                .isInstanceOf(ToolException.class)
                .hasMessageNotContaining("s3cret");
        assertThat(engine.requests()).isEmpty();
    }

    private PullImage.Pulled pull(String image, Optional<String> tag) {
        return new PullImage()
                .pull(
                        new PullImage.Arguments(image, tag, Optional.empty()),
                        FakeCall.ofSeconds(30),
                        engine.client());
    }
}
