package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What people do all day works without a line of configuration, and without asking anybody: policy
 * takes note of ports on all addresses, of root, of volumes and of the working folder, and no more.
 */
@UseTestEngine
class OrdinaryUseIT {

    private static final String CREATE = "docker_create_container";
    private static final String RUN = "docker_run_container";
    private static final String EXEC = "docker_exec_command";
    private static final String FOREVER =
            "trap 'exit 0' TERM; while true; do sleep 1 & wait $!; done";

    private final TestEngine engine;
    private final String name = "ordinary-it-" + UUID.randomUUID().toString().substring(0, 8);
    private RawClient client;
    private Path workingFolder;

    OrdinaryUseIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void connect(@TempDir Path folder) {
        Launch launch = Launch.in(folder).on(engine);
        workingFolder = launch.workingFolder();
        client = RawClient.of(launch);
    }

    @AfterEach
    void removeWhatATestLeft() {
        engine.docker()
                .listContainersCmd()
                .withShowAll(true)
                .withNameFilter(List.of(name))
                .exec()
                .forEach(
                        it ->
                                engine.docker()
                                        .removeContainerCmd(it.getId())
                                        .withForce(true)
                                        .exec());
        engine
                .docker()
                .listVolumesCmd()
                .withFilter("name", List.of(name))
                .exec()
                .getVolumes()
                .stream()
                .map(volume -> volume.getName())
                .forEach(volume -> engine.docker().removeVolumeCmd(volume).exec());
        client.close();
    }

    @Test
    void aPortIsPublishedOnAllAddresses() {
        Map<String, Object> wanted = wanted(FOREVER);
        wanted.put("ports", List.of(Map.of("container", 80, "host_ip", "0.0.0.0")));
        wanted.put("restart_policy", "unless-stopped");
        assertThat(call(RUN, wanted).path("state").asString()).isEqualTo("running");
    }

    @Test
    void programsRunAsRootAndKeepDataInAVolume() {
        Map<String, Object> wanted = wanted(FOREVER);
        wanted.put("user", "0:0");
        wanted.put("mounts", List.of(Map.of("type", "volume", "source", name, "target", "/data")));
        call(RUN, wanted);
        JsonNode output = exec("echo kept > /data/file && id -u && cat /data/file");
        assertThat(output.path("stdout").asString()).isEqualTo("0\nkept\n");
    }

    @Test
    void theWorkingFolderIsMounted() throws IOException {
        Path project = Files.createDirectory(workingFolder.resolve("project"));
        Files.writeString(project.resolve("in"), "from outside\n");
        Map<String, Object> wanted = wanted("cat /project/in; echo from inside > /project/out");
        wanted.put(
                "mounts",
                List.of(
                        Map.of(
                                "type",
                                "bind",
                                "source",
                                project.toString(),
                                "target",
                                "/project")));
        wanted.put("wait", true);
        wanted.put("remove", true);
        assertThat(call(RUN, wanted).path("logs").asString()).isEqualTo("from outside\n");
        assertThat(project.resolve("out")).hasContent("from inside\n");
    }

    @Test
    void limitsLabelsAndAHealthCheckAreSet() {
        Map<String, Object> wanted = wanted("sleep 600");
        wanted.put("labels", Map.of("stage", "test"));
        wanted.put("environment", Map.of("LEVEL", "debug"));
        wanted.put("memory_bytes", 64 * 1024 * 1024);
        wanted.put("pids_limit", 50);
        wanted.put("init", true);
        wanted.put("read_only_rootfs", true);
        wanted.put("cap_drop", List.of("ALL"));
        wanted.put("health_check", Map.of("test", List.of("CMD", "true")));
        wanted.put("mounts", List.of(Map.of("type", "tmpfs", "target", "/tmp")));
        call(CREATE, wanted);
        Map<String, Object> container = Map.of("container", name);
        call("docker_start_container", container);
        call("docker_update_container", Map.of("container", name, "pids_limit", 60));
        call("docker_restart_container", Map.of("container", name, "timeout", 1));
        call("docker_stop_container", Map.of("container", name, "timeout", 1));
    }

    /** What somebody has decided when he made it is not asked again. */
    @Test
    void aContainerOfAPersonIsUsedWithWhatItHas() throws IOException {
        Path stacks = Files.createDirectory(workingFolder.resolveSibling("stacks"));
        Files.writeString(stacks.resolve("settings"), "kept\n");
        engine.docker()
                .createContainerCmd(engine.image())
                .withName(name)
                .withCmd("sh", "-c", FOREVER)
                .withHostConfig(
                        HostConfig.newHostConfig()
                                .withNetworkMode("host")
                                .withBinds(
                                        Bind.parse(stacks + ":/stacks"),
                                        Bind.parse("/var/log:/logs:ro")))
                .exec();
        Map<String, Object> container = Map.of("container", name);
        call("docker_start_container", container);
        call("docker_restart_container", Map.of("container", name, "timeout", 1));
        assertThat(exec("cat /stacks/settings").path("stdout").asString()).isEqualTo("kept\n");
        call("docker_copy_from_container", Map.of("container", name, "path", "/stacks/settings"));
        call(
                "docker_copy_to_container",
                Map.of("container", name, "path", "/stacks/more", "content", "more"));
        assertThat(stacks.resolve("more")).hasContent("more");
    }

    private Map<String, Object> wanted(String script) {
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("image", engine.image());
        wanted.put("name", name);
        wanted.put("command", List.of("sh", "-c", script));
        return wanted;
    }

    private JsonNode exec(String script) {
        return call(EXEC, Map.of("container", name, "command", List.of("sh", "-c", script)));
    }

    private JsonNode call(String tool, Map<String, ?> arguments) {
        return client.call(tool, arguments).assertSuccess().structured();
    }
}
