package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Volume;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest.CompleteArgument;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The prompts, read by a client, about containers on a real engine. */
@UseTestEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromptsIT {

    private static final long MIB = 1L << 20;
    private static final long SECOND = 1_000_000_000L;

    /** The host's limit is 40,000; a prompt should leave room for the answer. */
    private static final int MOST_BYTES = 20_000;

    private final TestEngine engine;
    private final Deque<Runnable> made = new ArrayDeque<>();
    private McpSyncClient client;

    PromptsIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeAll
    void connect(@TempDir Path folder) {
        client = SdkClient.connect(Launch.in(folder).on(engine));
    }

    @AfterAll
    void disconnect() {
        client.close();
    }

    @AfterEach
    void removeWhatATestMade() {
        while (!made.isEmpty()) {
            made.pop().run();
        }
    }

    @Test
    void allAreListedWithTheirArguments() {
        Map<String, String> listed =
                client.listPrompts().prompts().stream()
                        .collect(
                                Collectors.toMap(
                                        Prompt::name,
                                        prompt ->
                                                prompt.arguments().stream()
                                                        .map(PromptsIT::shown)
                                                        .collect(Collectors.joining(" "))));
        assertThat(listed)
                .containsEntry("troubleshoot_container", "container*")
                .containsEntry("optimize_container", "container*")
                .containsEntry("generate_compose", "container description")
                .containsEntry("debug_networking", "container* target")
                .containsEntry("security_audit", "container");
    }

    @Test
    void troubleshootingNamesAnOutOfMemoryKill() {
        String name =
                run(
                        create -> create.withCmd("sh", "-c", "echo filling; tail /dev/zero"),
                        new HostConfig().withMemory(20 * MIB).withMemorySwap(20 * MIB));
        Eventually.holds(name + " is killed", () -> is(name, "exited"));

        PromptText prompt = read("troubleshoot_container", Map.of("container", name));
        assertThat(prompt.said())
                .contains("1. CAUSE: out of memory: State.OOMKilled is true")
                .contains("its memory limit is 20 MiB")
                .contains("exit code 137");
        assertThat(prompt.shown("end of the log of " + name)).contains("filling");
        assertThat(prompt.shown("events of " + name)).contains("die exitCode=137");
    }

    @Test
    void troubleshootingNamesARestartLoop() {
        String name =
                run(
                        create -> create.withCmd("sh", "-c", "echo no luck >&2; exit 3"),
                        new HostConfig().withRestartPolicy(RestartPolicy.alwaysRestart()));
        Eventually.holds(
                name + " is restarted",
                () -> Optional.ofNullable(inspect(name).getRestartCount()).orElse(0) >= 3);

        PromptText prompt = read("troubleshoot_container", Map.of("container", name));
        assertThat(prompt.said())
                .containsPattern("CAUSE: restart loop: restarted \\d+ time\\(s\\)")
                .contains("restart policy: always")
                .contains("exit code 3");
        assertThat(prompt.shown("end of the log of " + name)).contains("no luck");
    }

    @Test
    void troubleshootingNamesAFailedStart() {
        String name = create(create -> create.withCmd("no-such-program"), new HostConfig());
        assertThatThrownBy(() -> engine.docker().startContainerCmd(name).exec())
                .hasMessageContaining("executable file not found");

        PromptText prompt = read("troubleshoot_container", Map.of("container", name));
        assertThat(prompt.said())
                .contains("the engine could not start it: the command is not in the image")
                .doesNotContain("no-such-program");
        assertThat(prompt.shown("container " + name)).contains("no-such-program");
    }

    @Test
    void troubleshootingNamesAHealthCheckThatFails() {
        HealthCheck check =
                new HealthCheck()
                        .withTest(List.of("CMD-SHELL", "echo not yet; exit 1"))
                        .withInterval(SECOND)
                        .withRetries(2);
        String name =
                run(
                        create -> create.withCmd("sleep", "600").withHealthcheck(check),
                        new HostConfig());
        Eventually.holds(
                name + " is unhealthy",
                () -> inspect(name).getState().getHealth().getStatus().equals("unhealthy"));

        PromptText prompt = read("troubleshoot_container", Map.of("container", name));
        assertThat(prompt.said()).containsPattern("CAUSE: health check fails: \\d+ in a row");
        assertThat(prompt.shown("health checks of " + name)).contains("exit code 1: not yet");
        assertThat(prompt.shown("use of " + name)).contains("memory: ");
    }

    @Test
    void optimizingComparesLimitsWithUse() {
        String name =
                run(create -> create.withCmd("sleep", "8"), new HostConfig().withMemory(256 * MIB));

        PromptText prompt = read("optimize_container", Map.of("container", name));
        assertThat(prompt.shown("use of " + name)).containsPattern("measured \\d+ times");
        assertThat(prompt.said())
                .contains("of a limit of 256 MiB")
                .contains("no health check")
                .contains("it runs as root");
        assertThat(prompt.shown("image of " + name)).contains("CREATED BY");
    }

    @Test
    void measuringReportsProgressAndStopsWhenItIsCancelled(@TempDir Path folder) throws Exception {
        String name = run(create -> create.withCmd("sleep", "600"), new HostConfig());
        try (EngineTap tap = new EngineTap(engine, folder.resolve("stats.sock"));
                RawClient raw =
                        RawClient.of(Launch.in(folder).variable("DOCKER_HOST", tap.address()))) {
            int id =
                    raw.send(
                            "prompts/get",
                            Map.of(
                                    "name",
                                    "optimize_container",
                                    "arguments",
                                    Map.of("container", name),
                                    "_meta",
                                    Map.of("progressToken", "measuring")));
            Eventually.holds(
                    "progress is reported",
                    () ->
                            raw.notifications("notifications/progress").stream()
                                    .anyMatch(it -> it.path("total").asInt() == 60));

            raw.notify("notifications/cancelled", Map.of("requestId", id));

            Eventually.holds("the engine measures no more", () -> !tap.serves("/stats"));
            raw.assertUnanswered(id, Duration.ofMillis(500));
            raw.assertAlive();
        }
    }

    @Test
    void debuggingNetworksListsThemAndFindsTheTarget() {
        String front = network();
        String back = network();
        String web = run(create -> create.withCmd("sleep", "600"), in(front));
        String db = run(create -> create.withCmd("sleep", "600").withAliases("database"), in(back));
        engine.docker().connectToNetworkCmd().withContainerId(web).withNetworkId(back).exec();

        PromptText prompt =
                read("debug_networking", Map.of("container", web, "target", "database:5432"));
        assertThat(prompt.said())
                .contains("'" + db + "' can be reached in '" + back + "' as " + db + ", database")
                .contains("does not declare port 5432")
                .contains("[\"nc\", \"-z\", \"-v\", \"-w\", \"3\", \"database\", \"5432\"]");
        assertThat(prompt.shown("networks of " + web))
                .contains("network " + front, "network " + back, "in it: " + db, "gateway: ");
        assertThat(prompt.shown("name resolution of " + web))
                .contains("/etc/resolv.conf:", "nameserver 127.0.0.11");
        assertThat(prompt.shown("the target")).contains("name: " + db);
    }

    @Test
    void auditingGivesEachCheckItsEvidence() {
        String name =
                run(
                        create -> create.withCmd("sleep", "600"),
                        new HostConfig().withPidMode("host").withReadonlyRootfs(true));

        PromptText one = read("security_audit", Map.of("container", name));
        assertThat(one.said())
                .contains("CIS Docker Benchmark v1.6.0")
                .contains("5.16 Not the host's processes");
        assertThat(one.shown("checks of " + name))
                .containsPattern("5\\.16 +fail .*HostConfig.PidMode=host")
                .containsPattern("5\\.13 +pass .*HostConfig.ReadonlyRootfs=true")
                .containsPattern("5\\.11 +warn .*no limit");

        PromptText all = read("security_audit", Map.of());
        assertThat(all.shown("checks by container")).containsPattern(name + " +1 .*5\\.16");
    }

    @Test
    void auditingFindsTheHostBehindAVolume() {
        String volume = unused();
        engine.docker()
                .createVolumeCmd()
                .withName(volume)
                .withDriverOpts(Map.of("type", "none", "o", "bind", "device", "/run"))
                .exec();
        made.push(() -> engine.docker().removeVolumeCmd(volume).exec());
        String name =
                create(
                        create -> create.withCmd("true"),
                        new HostConfig().withBinds(new Bind(volume, new Volume("/data"))));

        assertThat(read("security_audit", Map.of("container", name)).shown("checks of " + name))
                .containsPattern("5\\.6 +fail .*" + volume + ".*/run of the host")
                .containsPattern("5\\.32 +fail .*" + volume + ".*/run of the host");
    }

    @Test
    void aDescriptionIsAnsweredWithWhatTheEngineHas() {
        PromptText prompt =
                read("generate_compose", Map.of("description", "a cache with a volume"));
        assertThat(prompt.said()).contains("a cache with a volume", "Rules:");
        assertThat(prompt.shown("engine")).contains(engine.image());
    }

    @Test
    void whatIsMissingIsNamed() {
        String name = create(create -> create.withCmd("true"), new HostConfig());
        String mistyped = name.substring(0, name.length() - 1) + "_";
        assertThatThrownBy(() -> read("troubleshoot_container", Map.of("container", mistyped)))
                .hasMessageContaining("no container '%s'; did you mean '", mistyped);
        assertThatThrownBy(() -> read("generate_compose", Map.of()))
                .hasMessageContaining("'container'")
                .hasMessageContaining("'description'");
        assertThatThrownBy(
                        () -> read("debug_networking", Map.of("container", name, "target", "a b")))
                .hasMessageContaining("target: 'a b' is no host");
    }

    @Test
    void namesComplete() {
        String prefix = unused();
        String older = named(prefix + "-a", create -> create.withCmd("true"), new HostConfig());
        String newer = named(prefix + "-b", create -> create.withCmd("true"), new HostConfig());
        for (String prompt :
                List.of(
                        "troubleshoot_container",
                        "optimize_container",
                        "generate_compose",
                        "debug_networking",
                        "security_audit")) {
            assertThat(complete(prompt, "container", prefix))
                    .as(prompt)
                    .containsExactly(newer, older);
        }
        assertThat(complete("debug_networking", "target", prefix)).contains(newer, older);
    }

    private List<String> complete(String prompt, String argument, String typed) {
        return client.completeCompletion(
                        CompleteRequest.builder(
                                        PromptReference.builder(prompt).build(),
                                        new CompleteArgument(argument, typed))
                                .build())
                .completion()
                .values();
    }

    private PromptText read(String prompt, Map<String, Object> arguments) {
        PromptText text = PromptText.of(client, prompt, arguments);
        assertThat(text.bytes()).as(prompt).isLessThan(MOST_BYTES);
        return text;
    }

    private String run(UnaryOperator<CreateContainerCmd> what, HostConfig host) {
        String name = create(what, host);
        engine.docker().startContainerCmd(name).exec();
        return name;
    }

    private String create(UnaryOperator<CreateContainerCmd> what, HostConfig host) {
        return named(unused(), what, host);
    }

    private String named(String name, UnaryOperator<CreateContainerCmd> what, HostConfig host) {
        what.apply(engine.docker().createContainerCmd(engine.image()))
                .withName(name)
                .withHostConfig(host)
                .exec();
        made.push(() -> engine.docker().removeContainerCmd(name).withForce(true).exec());
        return name;
    }

    private String network() {
        String name = unused();
        engine.docker().createNetworkCmd().withName(name).exec();
        made.push(() -> engine.docker().removeNetworkCmd(name).exec());
        return name;
    }

    private InspectContainerResponse inspect(String name) {
        return engine.docker().inspectContainerCmd(name).exec();
    }

    private boolean is(String name, String state) {
        return state.equals(inspect(name).getState().getStatus());
    }

    private static HostConfig in(String network) {
        return new HostConfig().withNetworkMode(network);
    }

    private static String unused() {
        return "prompts-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static String shown(PromptArgument argument) {
        return argument.name() + (Boolean.TRUE.equals(argument.required()) ? "*" : "");
    }
}
