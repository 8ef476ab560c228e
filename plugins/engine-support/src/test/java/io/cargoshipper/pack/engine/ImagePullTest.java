package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImagePullTest {

    private static final String PULL = "POST /images/create";
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String LAYERS =
            """
            {"status": "Pulling from team/app", "id": "2"}
            {"status": "Pulling fs layer", "progressDetail": {}, "id": "0123456789ab"}
            {"status": "Pulling fs layer", "progressDetail": {}, "id": "ba9876543210"}
            {"status": "Downloading", "progressDetail": {"current": 10, "total": 100}, "id": "0123456789ab"}
            {"status": "Already exists", "progressDetail": {}, "id": "ba9876543210"}
            """;
    private static final String END =
            """
            {"status": "Digest: sha256:77"}
            {"status": "Status: Downloaded newer image for team/app:2"}
            """;

    private final FakeEngine engine = new FakeEngine();
    private final FakeCall call = FakeCall.ofSeconds(30);

    @Test
    void pullsOneTagAndSaysWhatCame() {
        engine.answer(PULL, 200, LAYERS + END);
        ImagePull.Pulled pulled = pull("team/app:2", Optional.of("linux/arm64"));
        assertThat(pulled.image()).isEqualTo("team/app:2");
        assertThat(pulled.digest()).contains("sha256:77");
        assertThat(pulled.changed()).isTrue();
        assertThat(engine.requests())
                .singleElement()
                .asString()
                .contains("fromImage=team/app", "tag=2", "platform=linux/arm64");
        assertThat(call.reports().get(0).message()).startsWith("pulling team/app:2: ");
    }

    @Test
    void withoutATagItIsTheLatest() {
        engine.answer(PULL, 200, "{\"status\": \"Status: Image is up to date for app:latest\"}");
        assertThat(pull("app", Optional.empty()).changed()).isFalse();
        assertThat(engine.requests()).singleElement().asString().contains("tag=latest");
    }

    @Test
    void aFailureInTheStreamIsOne() {
        engine.answer(
                PULL,
                200,
                LAYERS
                        + "{\"errorDetail\": {\"message\": \"manifest unknown\"}, \"error\": \"x\"}");
        assertFailure("app:9", ErrorCode.NOT_FOUND, "cannot pull 'app:9': manifest unknown");
    }

    @Test
    void soIsOneInPlaceOfTheStream() {
        engine.answer(PULL, 404, "{\"message\": \"pull access denied, does not exist\"}");
        assertFailure("app", ErrorCode.NOT_FOUND, "docker login");
    }

    @Test
    void aPullThatTakesTooLongSaysHowFarItWas() throws IOException {
        PipedInputStream endless = new PipedInputStream(new PipedOutputStream());
        engine.stream(
                PULL,
                200,
                () ->
                        new SequenceInputStream(
                                new ByteArrayInputStream(LAYERS.getBytes(StandardCharsets.UTF_8)),
                                endless));
        assertThatThrownBy(
                        () ->
                                ImagePull.pull(
                                        ImageReference.of("team/app:2"),
                                        Optional.empty(),
                                        call,
                                        engine.client(),
                                        Duration.ofMillis(600)))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED))
                .hasMessageContaining("at 1 of 2 layers, 10 B of 100 B downloaded");
    }

    private ImagePull.Pulled pull(String image, Optional<String> platform) {
        return ImagePull.pull(ImageReference.of(image), platform, call, engine.client(), LIMIT);
    }

    private void assertFailure(String image, ErrorCode code, String message) {
        assertThatThrownBy(() -> pull(image, Optional.empty()))
                .isInstanceOfSatisfying(
                        ToolException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }
}
