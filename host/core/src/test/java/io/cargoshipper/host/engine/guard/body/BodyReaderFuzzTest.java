package io.cargoshipper.host.engine.guard.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cargoshipper.host.engine.guard.body.BodyReader.Reading;
import io.cargoshipper.host.engine.guard.body.GoType.Dictionary;
import io.cargoshipper.host.engine.guard.body.GoType.Plain;
import io.cargoshipper.host.engine.guard.body.GoType.Slice;
import io.cargoshipper.host.engine.guard.body.GoType.Struct;
import io.cargoshipper.host.engine.guard.body.GoType.Words;
import io.cargoshipper.host.fixture.Choices;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guard reads in a body is what an engine reads in it, or the guard reads nothing. */
class BodyReaderFuzzTest {

    private static final int RUNS = 5_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Shape CREATE = KnownBodies.bundled().shape("ContainerCreate");

    private static final Struct VOLUME =
            Struct.pointer(
                    "DriverConfig",
                    Struct.pointer("Name", Plain.STRING, "Options", new Dictionary(Plain.STRING)));

    private static final Struct MOUNT =
            Struct.of(
                    "Type", Plain.STRING,
                    "Source", Plain.STRING,
                    "Target", Plain.STRING,
                    "ReadOnly", Plain.BOOL,
                    "VolumeOptions", VOLUME);

    private static final Struct HOST =
            Struct.pointer(
                    "Privileged",
                    Plain.BOOL,
                    "PidMode",
                    Plain.STRING,
                    "NetworkMode",
                    Plain.STRING,
                    "CapAdd",
                    new Words(),
                    "Binds",
                    new Slice(Plain.STRING),
                    "Sysctls",
                    new Dictionary(Plain.STRING),
                    "Mounts",
                    new Slice(MOUNT),
                    "OomScoreAdj",
                    Plain.INT,
                    "RestartPolicy",
                    Struct.of("Name", Plain.STRING));

    private static final Struct CONTAINER = container();

    @Test
    void bodiesAreReadAsEnginesReadThem() {
        Choices.random(RUNS, bytes -> assertRead(body(new Choices(bytes))));
    }

    /** The model itself, on what engines were seen to do. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"HostConfig\":{\"Privileged\":true,\"Privileged\":null}}",
                "{\"HostConfig\":{\"Privileged\":true},\"HostConfig\":{}}",
                "{\"hostconfig\":{\"pRIVILEGED\":true}}",
                "{\"Ho\u017ftConfig\":{\"Privileged\":true}}",
                "{\"HostConfig\":{\"Privileged\":true}} trailing"
            })
    void theModelReadsWhatEnginesDo(String body) {
        Map<?, ?> read =
                GoJson.read(body.getBytes(StandardCharsets.UTF_8), CONTAINER).orElseThrow();

        assertThat(read.get("HostConfig")).isEqualTo(Map.of("Privileged", true));
    }

    @Test
    void theModelKeepsWhatASecondListDoesNotSay() {
        String body =
                "{\"HostConfig\":{\"Mounts\":[{\"Type\":\"bind\",\"Source\":\"/etc\"}],"
                        + "\"Mounts\":[{\"Target\":\"/i\"}]}}";

        Map<?, ?> read =
                GoJson.read(body.getBytes(StandardCharsets.UTF_8), CONTAINER).orElseThrow();

        assertThat(read.get("HostConfig"))
                .isEqualTo(
                        Map.of(
                                "Mounts",
                                List.of(
                                        Map.of(
                                                "Type", "bind",
                                                "Source", "/etc",
                                                "Target", "/i"))));
    }

    @FuzzTest(maxDuration = "1m")
    void bodies(byte[] bytes) {
        Choices choices = new Choices(bytes);
        if (choices.flip()) {
            assertRead(body(choices));
        } else {
            assertRead(bytes);
        }
    }

    private static void assertRead(byte[] body) {
        Reading reading;
        try {
            reading = BodyReader.read(body, CREATE);
        } catch (UnreadableRequestException e) {
            return; // refused: there is nothing to differ in
        }
        Optional<Map<String, Object>> engine = GoJson.read(body, CONTAINER);
        if (engine.isEmpty()) {
            return; // an engine answers that it cannot read it
        }
        JsonNode read = reading.body().node();
        assertThat(known(read, CONTAINER))
                .as(new String(body, StandardCharsets.UTF_8))
                .isEqualTo(known(JSON.valueToTree(engine.get()), CONTAINER));
    }

    /** What is in the model of a value, without what has the zero value anyway. */
    private static Object known(JsonNode value, GoType type) {
        if (type instanceof Plain plain) {
            return switch (plain) {
                case BOOL -> value.asBoolean(false);
                case STRING -> value.asText("");
                case INT -> value.asLong(0);
            };
        } else if (type instanceof Words) {
            return value.isTextual()
                    ? List.of(value.asText())
                    : known(value, new Slice(Plain.STRING));
        } else if (type instanceof Slice slice) {
            return java.util.stream.StreamSupport.stream(value.spliterator(), false)
                    .map(element -> known(element, slice.element()))
                    .toList();
        } else if (type instanceof Dictionary dictionary) {
            Map<String, Object> entries = new LinkedHashMap<>();
            value.properties()
                    .forEach(e -> entries.put(e.getKey(), known(e.getValue(), dictionary.value())));
            return entries;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        ((Struct) type)
                .fields()
                .forEach((name, its) -> fields.put(name, known(value.path(name), its)));
        return fields;
    }

    /** The host's settings are also read outside of their own object, by engines before 25. */
    private static Struct container() {
        Map<String, GoType> fields = new LinkedHashMap<>(HOST.fields());
        fields.put("Image", Plain.STRING);
        fields.put("HostConfig", HOST);
        return new Struct(false, fields);
    }

    private static byte[] body(Choices choices) {
        return new GoTexts(choices).body(CONTAINER).getBytes(StandardCharsets.UTF_8);
    }
}
