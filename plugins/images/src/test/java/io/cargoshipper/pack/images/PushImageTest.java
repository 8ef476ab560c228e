package io.cargoshipper.pack.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PushImageTest {

    private static final String PUSH = "POST /images/app/push";
    private static final String LAYERS =
            """
            {"status": "The push refers to repository [app]"}
            {"status": "Preparing", "progressDetail": {}, "id": "0123456789ab"}
            {"status": "Preparing", "progressDetail": {}, "id": "ba9876543210"}
            {"status": "Layer already exists", "progressDetail": {}, "id": "ba9876543210"}
            {"status": "Pushing", "progressDetail": {"current": 40, "total": 100}, "id": "0123456789ab"}
            """;
    private static final String END =
            """
            {"status": "Pushed", "progressDetail": {}, "id": "0123456789ab"}
            {"status": "1: digest: sha256:77aa size: 528"}
            {"progressDetail": {}, "aux": {"Tag": "1", "Digest": "sha256:77aa", "Size": 528}}
            """;

    private final FakeEngine engine = Engines.withOneImage();
    private final FakeCall call = FakeCall.ofSeconds(30);

    @Test
    void saysWhatIsInTheRegistry() {
        engine.answer(PUSH, 200, LAYERS + END);
        PushImage.Pushed pushed = push("app", Optional.of("1"));
        assertThat(pushed.image()).isEqualTo("app:1");
        assertThat(pushed.digest()).contains("sha256:77aa");
        assertThat(pushed.layersSent()).isEqualTo(1);
        assertThat(pushed.layersPresent()).isEqualTo(1);
        assertThat(pushed.sizeBytes()).isEqualTo(5000);
        assertThat(engine.requests()).last().asString().contains("tag=1");
        assertThat(call.reports().get(0).message()).startsWith("pushing app:1: ");
    }

    @Test
    void aRefusalSaysHowToLogIn() {
        engine.answer(
                PUSH,
                200,
                LAYERS + "{\"errorDetail\": {\"message\": \"no basic auth credentials\"}}");
        assertThatThrownBy(() -> push("app:1", Optional.empty()))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.ENGINE_ERROR))
                .hasMessageStartingWith("cannot push 'app:1': no basic auth credentials")
                .hasMessageContaining("docker login");
    }

    @Test
    void anIdSaysNothingOfARegistry() {
        assertThatThrownBy(() -> push(Engines.SHORT_ID, Optional.empty()))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessageEndingWith("give a name, such as 'app:1'");
    }

    @Test
    void anImageThatIsNotThereIsNotPushed() {
        assertThatThrownBy(() -> push("app:9", Optional.empty()))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .hasMessageContaining("app:1, app:latest");
    }

    @Test
    void aDigestCannotBePushed() {
        assertThatThrownBy(() -> push("app@sha256:" + "ab".repeat(32), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPushThatTakesTooLongSaysHowToGoOn() throws IOException {
        PipedInputStream endless = new PipedInputStream(new PipedOutputStream());
        engine.stream(
                PUSH,
                200,
                () ->
                        new SequenceInputStream(
                                new ByteArrayInputStream(LAYERS.getBytes(StandardCharsets.UTF_8)),
                                endless));
        assertThatThrownBy(
                        () ->
                                new PushImage()
                                        .push(
                                                new PushImage.Arguments("app:1", Optional.empty()),
                                                FakeCall.ofSeconds(2),
                                                engine.client()))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED))
                .hasMessageContaining("at 1 of 2 layers, 40 B sent");
    }

    private PushImage.Pushed push(String image, Optional<String> tag) {
        return new PushImage().push(new PushImage.Arguments(image, tag), call, engine.client());
    }
}
