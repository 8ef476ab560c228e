package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The tools for volumes, on a real engine. */
@UseTestEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VolumesIT {

    /** In the name of everything these tests make, and a label of it. */
    private static final String MARK = "volumes-it-" + UUID.randomUUID().toString().substring(0, 8);

    private static final Map<String, String> LABELS = Map.of(MARK, "");

    private final TestEngine engine;
    private ToolClients clients;

    VolumesIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeAll
    void connect(@TempDir Path folder) {
        clients = new ToolClients(engine.address(), folder);
    }

    @AfterAll
    void disconnect() {
        clients.close();
    }

    @AfterEach
    void removeWhatATestLeft() {
        engine.docker()
                .listContainersCmd()
                .withShowAll(true)
                .withNameFilter(List.of(MARK))
                .exec()
                .forEach(it -> engine.docker().removeContainerCmd(it.getId()).exec());
        engine
                .docker()
                .listVolumesCmd()
                .withFilter("label", List.of(MARK))
                .exec()
                .getVolumes()
                .stream()
                .map(InspectVolumeResponse::getName)
                .forEach(this::remove);
    }

    private void remove(String volume) {
        try {
            engine.docker().removeVolumeCmd(volume).exec();
        } catch (ConflictException e) {
            throw new AssertionError(volume + " is still in use", e);
        }
    }

    @Test
    void aVolumeIsMadeUsedAndRemoved() {
        String name = MARK + "-data";
        Map<String, Object> wanted = Map.of("name", name, "labels", LABELS);
        JsonNode created = clients.call("docker_create_volume", wanted);
        assertThat(created.path("created").asBoolean()).isTrue();
        assertThat(created.path("driver").asString()).isEqualTo("local");
        JsonNode again = clients.call("docker_create_volume", wanted);
        assertThat(again.path("created").asBoolean()).isFalse();

        mount(name);
        JsonNode row = list(Map.of("filters", mine())).path("volumes").get(0);
        assertThat(row.path("name").asString()).isEqualTo(name);
        assertThat(row.path("used_by").get(0).asString()).isEqualTo(MARK);
        assertThat(row.path("mountpoint").asString())
                .isEqualTo(created.path("mountpoint").asString());

        JsonNode inspected =
                clients.call(
                        "docker_inspect_volume",
                        Map.of("volume", name, "fields", List.of("Driver", "Nmae")));
        assertThat(inspected.path("volume").path("Driver").asString()).isEqualTo("local");
        assertThat(inspected.path("missing").get(0).asString()).isEqualTo("Nmae");
        assertThat(inspected.path("used_by").get(0).asString()).isEqualTo(MARK);

        clients.assertFails(
                "docker_remove_volume",
                Map.of("volume", name, "force", true),
                "CONFLICT",
                "in use by " + MARK);
        engine.docker().removeContainerCmd(MARK).exec();
        clients.call("docker_remove_volume", Map.of("volume", name));
        assertThat(list(Map.of("filters", mine())).path("total").asInt()).isZero();
    }

    @Test
    void theEngineInventsANameWhereNoneIsGiven() {
        JsonNode created = clients.call("docker_create_volume", Map.of("labels", LABELS));
        assertThat(created.path("name").asString()).matches("[0-9a-f]{64}");
        assertThat(created.path("created").asBoolean()).isTrue();
    }

    @Test
    void theListHasPages() {
        make("a");
        make("b");
        JsonNode first = list(Map.of("filters", mine(), "limit", 1));
        assertThat(first.path("total").asInt()).isEqualTo(2);
        JsonNode second =
                list(
                        Map.of(
                                "filters",
                                mine(),
                                "limit",
                                1,
                                "cursor",
                                first.path("next_cursor").asString()));
        assertThat(second.path("volumes").get(0).path("name").asString()).isEqualTo(MARK + "-b");
    }

    @Test
    void pruningTakesNamedVolumesOnlyWhereAskedTo() {
        make("data");
        make("used");
        mount(MARK + "-used");
        String anonymous = engine.docker().createVolumeCmd().withLabels(LABELS).exec().getName();

        JsonNode some = clients.call("docker_prune_volumes", Map.of("filters", mine()));
        assertThat(removed(some)).containsExactly(anonymous);
        assertThat(some.path("reclaimed_bytes").isNumber()).isTrue();

        JsonNode all = clients.call("docker_prune_volumes", Map.of("filters", mine(), "all", true));
        assertThat(removed(all)).containsExactly(MARK + "-data");
        assertThat(list(Map.of("filters", mine())).path("volumes").get(0).path("name").asString())
                .isEqualTo(MARK + "-used");
    }

    @Test
    void pruningSparesWhatWasMadeWithOptions() {
        make("plain");
        String memory = MARK + "-memory";
        engine.docker()
                .createVolumeCmd()
                .withName(memory)
                .withLabels(LABELS)
                .withDriverOpts(Map.of("type", "tmpfs", "device", "tmpfs"))
                .exec();

        JsonNode all = clients.call("docker_prune_volumes", Map.of("filters", mine(), "all", true));
        assertThat(removed(all)).containsExactly(MARK + "-plain");
        assertThat(list(Map.of("filters", mine())).path("volumes").get(0).path("name").asString())
                .isEqualTo(memory);
    }

    @Test
    void namesThatMissGetTheNearest() {
        make("data");
        Map<String, Object> missing = Map.of("volume", MARK + "-dta");
        String nearest = "did you mean '" + MARK + "-data'?";
        clients.assertFails("docker_inspect_volume", missing, "NOT_FOUND", nearest);
        clients.assertFails("docker_remove_volume", missing, "NOT_FOUND", nearest);
        clients.assertFails(
                "docker_create_volume",
                Map.of("name", MARK, "driver", "lcoal"),
                "APPROVAL_REQUIRED",
                "volume-driver of 'lcoal'");
    }

    @Test
    void wrongArgumentsAreNamed() {
        clients.assertFails(
                "docker_list_volumes",
                Map.of("filters", Map.of("size", List.of("1"))),
                "INVALID_ARGUMENT",
                "unknown size");
        clients.assertFails(
                "docker_list_volumes", Map.of("cursor", "x"), "INVALID_ARGUMENT", "cursor");
        clients.assertFails(
                "docker_inspect_volume", Map.of("volume_name", "x"), "INVALID_ARGUMENT", "volume");
        clients.assertFails(
                "docker_create_volume", Map.of("name", "a b"), "INVALID_ARGUMENT", "name");
        clients.assertFails(
                "docker_remove_volume",
                Map.of("volume", "../containers/x"),
                "INVALID_ARGUMENT",
                "volume");
        clients.assertFails(
                "docker_prune_volumes",
                Map.of("filters", Map.of("until", List.of("1h"))),
                "INVALID_ARGUMENT",
                "unknown until");
    }

    @Test
    void removingNeedsAPolicyThatAllowsIt() {
        make("data");
        clients.assertDestructive("docker_remove_volume", Map.of("volume", MARK + "-data"));
        clients.assertDestructive("docker_prune_volumes", Map.of("filters", mine()));
        assertThat(list(Map.of("filters", mine())).path("total").asInt()).isEqualTo(1);
    }

    @Test
    void aHostPathInDisguiseIsOneToPolicy() {
        Map<String, Object> disguised =
                Map.of(
                        "name",
                        MARK + "-host",
                        "labels",
                        LABELS,
                        "driver_options",
                        Map.of("type", "none", "o", "bind", "device", "/"));
        clients.assertFails(
                "docker_create_volume",
                disguised,
                "REFUSED_BY_POLICY",
                "policy.effects.sensitive-mount");
        Map<String, Object> unnamed = new HashMap<>(disguised);
        unnamed.put("driver", "");
        clients.assertFails("docker_create_volume", unnamed, "INVALID_ARGUMENT", "driver");
        assertThat(list(Map.of("filters", mine())).path("total").asInt()).isZero();
        clients.harmless(
                "docker_create_volume",
                Map.of(
                        "name",
                        MARK + "-memory",
                        "labels",
                        LABELS,
                        "driver_options",
                        Map.of("type", "tmpfs", "device", "tmpfs", "o", "size=1m")));
    }

    @Test
    void theyAreAResource() {
        make("data");
        assertThat(clients.read("docker://volumes"))
                .startsWith("VOLUME NAME")
                .contains(MARK + "-data");
        assertThat(clients.read("docker://volumes?format=json"))
                .startsWith("{")
                .contains("\"name\":\"" + MARK + "-data\"");
    }

    private static Map<String, Object> mine() {
        return Map.of("label", List.of(MARK));
    }

    private void make(String name) {
        engine.docker().createVolumeCmd().withName(MARK + "-" + name).withLabels(LABELS).exec();
    }

    /** A container that is never started uses a volume all the same. */
    private void mount(String volume) {
        engine.docker()
                .createContainerCmd(engine.image())
                .withName(MARK)
                .withHostConfig(
                        HostConfig.newHostConfig().withBinds(new Bind(volume, new Volume("/data"))))
                .exec();
    }

    private JsonNode list(Map<String, Object> arguments) {
        return clients.call("docker_list_volumes", arguments);
    }

    private static List<String> removed(JsonNode pruned) {
        return pruned.path("removed").valueStream().map(JsonNode::asString).toList();
    }
}
