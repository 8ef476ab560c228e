package io.cargoshipper.pack.volumes;

import static io.cargoshipper.pack.volumes.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.pack.engine.FakeEngine;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreateVolumeTest {

    private static final String CREATE = "POST /volumes/create";

    private final CreateVolume tool = new CreateVolume();
    private final FakeEngine engine = Scripted.engine();

    @Test
    void makesAVolume() {
        engine.answer(CREATE, 201, "{\"Name\": \"new\", \"Driver\": \"local\"}");
        CreateVolume.Created created =
                create(Optional.of("new"), Map.of("size", "1G"), Map.of("a", "b"));
        assertThat(created)
                .isEqualTo(
                        new CreateVolume.Created(
                                "new", "local", Optional.empty(), true, Optional.empty()));
        assertThat(engine.bodies().get(0))
                .contains(
                        "\"Name\":\"new\"",
                        "\"DriverOpts\":{\"size\":\"1G\"}",
                        "\"Labels\":{\"a\":\"b\"}");
    }

    @Test
    void letsTheEngineInventAName() {
        engine.answer(CREATE, 201, Scripted.ANONYMOUS);
        CreateVolume.Created created = create(Optional.empty(), Map.of(), Map.of());
        assertThat(created.name()).isEqualTo(Scripted.INVENTED);
        assertThat(created.created()).isTrue();
    }

    @Test
    void saysThatOneWasThere() {
        engine.answer(CREATE, 201, Scripted.DATA);
        CreateVolume.Created same = create(Optional.of("data"), Map.of(), Map.of());
        assertThat(same.created()).isFalse();
        assertThat(same.mountpoint()).contains("/var/lib/docker/volumes/data/_data");
        assertThat(same.note()).isEmpty();
        assertThat(create(Optional.of("data"), Map.of(), Map.of("a", "b")).note().orElseThrow())
                .contains("its options and labels are those it had");
    }

    @Test
    void oneOfAnotherDriverIsAConflict() {
        engine.answer(CREATE, 409, "{\"message\": \"a volume named data exists\"}");
        assertFails(
                ErrorCode.CONFLICT,
                "a volume named data exists; docker_inspect_volume shows",
                () -> create(Optional.of("data"), Map.of(), Map.of()));
    }

    @Test
    void namesADriverThatIsNotThere() {
        engine.answer(CREATE, 404, "{\"message\": \"no such plugin\"}");
        assertFails(
                ErrorCode.NOT_FOUND,
                "driver: 'local' is not on this engine (no such plugin)",
                () -> create(Optional.of("new"), Map.of(), Map.of()));
    }

    @Test
    void refusesLabelsThatAreNone() {
        assertThatThrownBy(
                        () -> new NewVolume(Optional.empty(), "local", Map.of(), Map.of("a=b", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("labels: 'a=b'");
    }

    private CreateVolume.Created create(
            Optional<String> name, Map<String, String> options, Map<String, String> labels) {
        return tool.create(new NewVolume(name, "local", options, labels), engine.client());
    }
}
