package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Cleaning up a whole engine: one of this class's own, since it takes what other tests need. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisabledIfEnvironmentVariable(
        named = "CARGOSHIPPER_TEST_DOCKER_HOST",
        matches = ".+",
        disabledReason = "an engine that was given is not emptied")
class SystemPruneIT {

    private static final List<String> KINDS =
            List.of("containers", "networks", "volumes", "images");

    private EngineScript script;
    private DockerClient docker;
    private ToolClients clients;

    @BeforeAll
    void start(@TempDir Path folder) {
        script = EngineScript.in(folder.resolve("engine"));
        String address = script.start();
        docker = TestEngine.client(address);
        FixtureImage.on(docker);
        clients = new ToolClients(address, folder);
    }

    @AfterAll
    void stop() throws IOException {
        clients.close();
        docker.close();
        script.stop();
    }

    /** Things that are used, things that nothing uses, and things that are free once others go. */
    @Test
    void whatTheDryRunListsIsWhatGoes() {
        image("used");
        image("of-a-stopped-one");
        image("free");
        docker.createNetworkCmd().withName("used").exec();
        docker.createNetworkCmd().withName("of-a-stopped-one").exec();
        docker.createNetworkCmd().withName("free").exec();
        docker.createVolumeCmd().withName("named").exec();
        String anonymous = docker.createVolumeCmd().exec().getName();
        container("running", "used", "used", "sleep 600");
        docker.startContainerCmd("running").exec();
        container("stopped", "of-a-stopped-one", "of-a-stopped-one", "true");
        Map<String, Set<String>> before = inventory();

        ToolAnswer dryRun =
                clients.answer("docker_system_prune", Map.of("volumes", true, "all", true));
        assertThat(dryRun.text()).startsWith("Nothing was removed: this is a dry run.");
        assertThat(inventory()).isEqualTo(before);
        Map<String, Set<String>> listed = listed(dryRun.structured());
        assertThat(listed.get("containers")).containsExactly("stopped");
        assertThat(listed.get("networks")).containsExactly("free", "of-a-stopped-one");
        assertThat(listed.get("volumes")).hasSize(2).contains(anonymous);
        assertThat(listed.get("images"))
                .contains("free:1", "of-a-stopped-one:1")
                .doesNotContain("used:1");

        JsonNode pruned =
                clients.call(
                        "docker_system_prune",
                        Map.of("dry_run", false, "volumes", true, "all", true));
        assertThat(pruned.path("kept").isEmpty()).as("kept: %s", pruned).isTrue();
        assertThat(listed(pruned)).isEqualTo(listed);
        Map<String, Set<String>> after = inventory();
        for (String kind : KINDS) {
            Set<String> gone = new TreeSet<>(before.get(kind));
            gone.removeAll(after.get(kind));
            assertThat(gone).as(kind).isEqualTo(listed.get(kind));
        }
        assertThat(after.get("containers")).containsExactly("running");
        assertThat(after.get("networks")).contains("used");
        assertThat(after.get("volumes")).contains("named");
        assertThat(after.get("images")).containsExactly("used:1");

        ToolAnswer nothing = clients.answer("docker_system_prune", Map.of("all", true));
        assertThat(nothing.text()).contains("With dry_run=false nothing would be removed either.");
    }

    /** An image of its own: another file system, so that no two share all layers. */
    private void image(String name) {
        String id =
                docker.createContainerCmd(FixtureImage.NAME)
                        .withCmd("sh", "-c", "echo " + name + " > /" + name)
                        .exec()
                        .getId();
        docker.startContainerCmd(id).exec();
        docker.waitContainerCmd(id).start().awaitStatusCode();
        docker.commitCmd(id).withRepository(name).withTag("1").exec();
        docker.removeContainerCmd(id).exec();
    }

    /** A container with an anonymous volume beside the named one. */
    private void container(String name, String image, String network, String command) {
        docker.createContainerCmd(image + ":1")
                .withName(name)
                .withCmd("sh", "-c", command)
                .withVolumes(new Volume("/scratch"))
                .withHostConfig(
                        HostConfig.newHostConfig()
                                .withNetworkMode(network)
                                .withBinds(new Bind("named", new Volume("/data"))))
                .exec();
    }

    private static Map<String, Set<String>> listed(JsonNode report) {
        Map<String, Set<String>> listed = new TreeMap<>();
        report.path("kinds")
                .valueStream()
                .filter(kind -> KINDS.contains(kind.path("kind").asString()))
                .forEach(
                        kind ->
                                listed.put(
                                        kind.path("kind").asString(),
                                        set(
                                                kind.path("names")
                                                        .valueStream()
                                                        .map(JsonNode::asString))));
        return listed;
    }

    private Map<String, Set<String>> inventory() {
        return Map.of(
                "containers",
                set(
                        docker.listContainersCmd().withShowAll(true).exec().stream()
                                .map(Container::getNames)
                                .map(names -> names[0].substring(1))),
                "networks",
                set(docker.listNetworksCmd().exec().stream().map(Network::getName)),
                "volumes",
                set(docker.listVolumesCmd().exec().getVolumes().stream().map(it -> it.getName())),
                "images",
                set(
                        docker.listImagesCmd().exec().stream()
                                .flatMap(image -> Arrays.stream(image.getRepoTags()))));
    }

    private static Set<String> set(Stream<String> names) {
        return names.collect(Collectors.toCollection(TreeSet::new));
    }
}
