package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Ulimit;
import com.github.dockerjava.api.model.Volume;
import io.modelcontextprotocol.client.McpSyncClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** That Compose takes what generate_compose wrote, and makes the same container of it. */
@UseTestEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComposeIT {

    private static final long MIB = 1L << 20;
    private static final long SECOND = 1_000_000_000L;

    /** A range for tests (RFC 2544), which no machine routes. */
    private static final String SUBNET = "198.18.77.0/24";

    private static final String ADDRESS = "198.18.77.50";

    private final TestEngine engine;
    private final Deque<Runnable> made = new ArrayDeque<>();
    private ComposeProgram compose;
    private McpSyncClient client;

    @TempDir private Path folder;

    ComposeIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeAll
    void connect(@TempDir Path launched) {
        compose = ComposeProgram.find();
        client = SdkClient.connect(Launch.in(launched).on(engine));
    }

    @AfterAll
    void disconnect() {
        if (client != null) {
            client.close();
        }
    }

    @AfterEach
    void removeWhatATestMade() {
        while (!made.isEmpty()) {
            made.pop().run();
        }
    }

    @Test
    void aPlainContainerIsMadeAgain() throws IOException {
        remade(create().withCmd("sleep", "600"));
    }

    @Test
    void portsVariablesLimitsAndHealthAreKept() throws IOException {
        HealthCheck check =
                new HealthCheck()
                        .withTest(List.of("CMD-SHELL", "test -n \"$HOME\" || exit 1"))
                        .withInterval(7 * SECOND)
                        .withTimeout(1500_000_000L)
                        .withRetries(2);
        HostConfig host =
                new HostConfig()
                        .withPortBindings(
                                PortBinding.parse("127.0.0.1::8080/tcp"),
                                PortBinding.parse("9000/udp"))
                        .withMemory(64 * MIB)
                        .withNanoCPUs(500_000_000L)
                        .withPidsLimit(50L)
                        .withRestartPolicy(RestartPolicy.onFailureRestart(3))
                        .withLogConfig(
                                new LogConfig(
                                        LogConfig.LoggingType.JSON_FILE, Map.of("max-size", "5m")));
        remade(
                create().withEntrypoint("/bin/sh", "-c")
                        .withCmd(
                                "trap 'exit 0' TERM; echo \"$PRICE\"; while true; do sleep 1; done")
                        .withEnv(
                                "PRICE=5$ \"each\" ${X:-y}",
                                "LINES=one\ntwo: \\n # no comment",
                                "EMPTY=",
                                "YES=yes",
                                "ÜNICODE=grün 😀 \u200b")
                        .withExposedPorts(ExposedPort.tcp(8080), ExposedPort.udp(9000))
                        .withLabels(Map.of("tier", "web", "y", "1", "k/x", "a: b"))
                        .withHealthcheck(check)
                        .withWorkingDir("/tmp")
                        .withHostName("shop.example")
                        .withStopSignal("SIGINT")
                        .withStopTimeout(3)
                        .withHostConfig(host));
    }

    @Test
    void mountsNetworksUserAndCapabilitiesAreKept() throws IOException {
        String front =
                network(
                        new Network.Ipam()
                                .withConfig(new Network.Ipam.Config().withSubnet(SUBNET)));
        // No key of Compose's.
        String back = network(unused() + " back", new Network.Ipam());
        String data = volume();
        HostConfig host =
                new HostConfig()
                        .withNetworkMode(front)
                        .withBinds(
                                new Bind(data, new Volume("/data"), AccessMode.ro),
                                new Bind("/tmp", new Volume("/host tmp"), AccessMode.ro))
                        .withMounts(
                                List.of(
                                        new Mount()
                                                .withType(MountType.TMPFS)
                                                .withTarget("/empty")
                                                .withReadOnly(true)))
                        .withTmpFs(Map.of("/run", "size=1m,mode=1777"))
                        .withCapDrop(Capability.ALL)
                        .withCapAdd(Capability.CHOWN, Capability.NET_BIND_SERVICE)
                        .withSecurityOpts(List.of("no-new-privileges"))
                        .withReadonlyRootfs(true)
                        .withInit(true)
                        .withShmSize(32 * MIB)
                        .withUlimits(List.of(new Ulimit("nofile", 1024L, 2048L)))
                        .withSysctls(Map.of("net.ipv4.ip_unprivileged_port_start", "0"))
                        .withExtraHosts("db.local:198.18.77.7")
                        .withDns("198.18.77.53")
                        .withDnsSearch("example.org")
                        .withGroupAdd(List.of("7"))
                        .withOomScoreAdj(100)
                        .withCpuShares(512)
                        .withMemoryReservation(16 * MIB);
        CreateContainerCmd create =
                create().withCmd("sh")
                        .withTty(true)
                        .withStdinOpen(true)
                        .withUser("1000:1000")
                        .withIpv4Address(ADDRESS)
                        .withAliases("cache")
                        .withHostConfig(host);
        String name = create.exec().getId();
        engine.docker().connectToNetworkCmd().withContainerId(name).withNetworkId(back).exec();
        remade(create.getName(), name);
    }

    private void remade(CreateContainerCmd create) throws IOException {
        remade(create.getName(), create.exec().getId());
    }

    /** Runs a container, makes it again by the file of it, and compares the two. */
    private void remade(String name, String id) throws IOException {
        made.push(() -> engine.docker().removeContainerCmd(name).withForce(true).exec());
        engine.docker().startContainerCmd(id).exec();
        ContainerTraits before = ContainerTraits.of(engine.docker(), name);
        PromptText prompt = PromptText.of(client, "generate_compose", Map.of("container", name));
        Files.writeString(folder.resolve("compose.yaml"), prompt.shown("Compose file of " + name));

        succeeds("config", "--quiet");
        engine.docker().removeContainerCmd(id).withForce(true).exec();
        succeeds("up", "--detach");

        assertThat(ContainerTraits.of(engine.docker(), name))
                .as("container by %s", prompt.messages())
                .isEqualTo(before);
    }

    private void succeeds(String... arguments) {
        CommandResult result = compose.run(folder, engine, arguments);
        assertThat(result.exitCode())
                .as("compose %s: %s%s", List.of(arguments), result.stdout(), result.stderr())
                .isZero();
    }

    private CreateContainerCmd create() {
        return engine.docker().createContainerCmd(engine.image()).withName(unused());
    }

    private String network(Network.Ipam ipam) {
        String name = unused();
        network(name, ipam);
        return name;
    }

    /** Returns the id: docker-java does not encode names in paths. */
    private String network(String name, Network.Ipam ipam) {
        String id = engine.docker().createNetworkCmd().withName(name).withIpam(ipam).exec().getId();
        made.push(() -> engine.docker().removeNetworkCmd(id).exec());
        return id;
    }

    private String volume() {
        String name = unused();
        engine.docker().createVolumeCmd().withName(name).exec();
        made.push(() -> engine.docker().removeVolumeCmd(name).exec());
        return name;
    }

    private static String unused() {
        return "compose-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
