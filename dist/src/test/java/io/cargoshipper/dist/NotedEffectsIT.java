package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What passes by default and reaches the host all the same is in the audit trail. */
@UseTestEngine
class NotedEffectsIT {

    private final TestEngine engine;
    private final String name = "noted-" + UUID.randomUUID();

    NotedEffectsIT(TestEngine engine) {
        this.engine = engine;
    }

    @Test
    void anOrdinaryContainerIsNotedForAllThatItReaches(@TempDir Path folder) throws IOException {
        Launch launch = Launch.in(folder).on(engine);
        Path data = Files.createDirectories(launch.workingFolder().resolve("data"));
        try (RawClient client = RawClient.of(launch)) {
            client.call(
                            "docker_create_container",
                            Map.of(
                                    "image",
                                    engine.image(),
                                    "name",
                                    name,
                                    "restart_policy",
                                    "always",
                                    "ports",
                                    List.of(Map.of("container", 80, "host", 80)),
                                    "mounts",
                                    List.of(
                                            mount("bind", data.toString(), "/data"),
                                            mount("volume", name, "/kept"))))
                    .assertSuccess();
        } finally {
            engine.docker().removeContainerCmd(name).withForce(true).exec();
            engine.docker().removeVolumeCmd(name).exec();
        }

        JsonNode create =
                AuditLines.of(folder).of("engine").stream()
                        .filter(
                                line ->
                                        line.path("operation")
                                                .asString("")
                                                .equals("container.create"))
                        .findFirst()
                        .orElseThrow();
        assertThat(create.path("allowed").asBoolean(false)).isTrue();
        assertThat(create.path("effects").valueStream())
                .allMatch(effect -> effect.path("disposition").asString("").equals("note"))
                .extracting(effect -> effect.path("effect").asString(""))
                .contains(
                        "root-user",
                        "mount",
                        "writable-mount",
                        "named-volume",
                        "all-interfaces",
                        "privileged-port",
                        "restart-always");
    }

    private static Map<String, Object> mount(String type, String source, String target) {
        return Map.of("type", type, "source", source, "target", target);
    }
}
