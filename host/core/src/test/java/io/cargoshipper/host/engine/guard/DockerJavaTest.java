package io.cargoshipper.host.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.BindOptions;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.Network.Ipam;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Volume;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.engine.guard.effect.Inspectors;
import io.cargoshipper.host.engine.guard.effect.MountView;
import io.cargoshipper.host.policy.Disposition;
import io.cargoshipper.host.policy.Effect;
import io.cargoshipper.host.policy.Policy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests as docker-java writes them. */
class DockerJavaTest {

    private static final GuardRules RULES =
            new GuardRules(EndpointTable.bundled(), new Inspectors(), MountView.elsewhere());

    private final StockedEngine engine = Stock.engine();
    private final List<GuardDecision> decisions = new CopyOnWriteArrayList<>();
    private final DockerClient docker = client(Tier.MODERATE);

    @AfterEach
    void close() throws IOException {
        docker.close();
    }

    @Test
    void anOrdinaryRunIsNotedAtMost() {
        String id =
                docker.createContainerCmd("nginx:1")
                        .withName("web")
                        .withEnv("A=b")
                        .withCmd("a", "b")
                        .withEntrypoint("sh")
                        .withWorkingDir("/")
                        .withLabels(Map.of("a", "b"))
                        .withExposedPorts(ExposedPort.tcp(80))
                        .withHealthcheck(new HealthCheck().withTest(List.of("CMD", "x")))
                        .withAttachStdout(true)
                        .withStopSignal("SIGTERM")
                        .withHostConfig(ordinary())
                        .exec()
                        .getId();
        docker.startContainerCmd(id).exec();

        assertThat(engine.changes()).hasSize(2);
        assertThat(effects())
                .containsExactlyInAnyOrder(
                        Effect.ROOT_USER,
                        Effect.NAMED_VOLUME,
                        Effect.ALL_INTERFACES,
                        Effect.RESTART_ALWAYS);
        // What the call has made itself need not be looked up.
        assertThat(engine.reads()).containsExactly("/volumes/data", "/networks/apps");
    }

    private static HostConfig ordinary() {
        return HostConfig.newHostConfig()
                .withBinds(new Bind("data", new Volume("/data"), AccessMode.rw))
                .withMounts(
                        List.of(
                                new Mount().withType(MountType.TMPFS).withTarget("/tmp"),
                                new Mount()
                                        .withType(MountType.VOLUME)
                                        .withSource("data")
                                        .withTarget("/more")))
                .withPortBindings(
                        new PortBinding(Ports.Binding.bindPort(8080), ExposedPort.tcp(80)))
                .withRestartPolicy(RestartPolicy.unlessStoppedRestart())
                .withMemory(64L * 1024 * 1024)
                .withNanoCPUs(500_000_000L)
                .withPidsLimit(100L)
                .withInit(true)
                .withCapDrop(Capability.ALL)
                .withReadonlyRootfs(true)
                .withNetworkMode("apps")
                .withExtraHosts("a:1.2.3.4")
                .withDns("1.1.1.1");
    }

    @Test
    void ordinaryCommandsAreNotedAtMost() throws InterruptedException {
        String exec =
                docker.execCreateCmd("web")
                        .withCmd("ls")
                        .withAttachStdout(true)
                        .withEnv(List.of("A=b"))
                        .withWorkingDir("/")
                        .withUser("1000")
                        .exec()
                        .getId();
        docker.execStartCmd(exec)
                .withStdIn(new ByteArrayInputStream(new byte[0]))
                .exec(new ResultCallback.Adapter<>())
                .awaitCompletion();
        docker.updateContainerCmd("web").withMemory(64L * 1024 * 1024).exec();
        docker.renameContainerCmd("web").withName("b").exec();
        docker.createNetworkCmd()
                .withName("n")
                .withDriver("bridge")
                .withInternal(true)
                .withEnableIpv6(true)
                .withCheckDuplicate(true)
                .withIpam(new Ipam().withConfig(new Ipam.Config().withSubnet("10.1.0.0/16")))
                .exec();
        docker.connectToNetworkCmd()
                .withNetworkId("apps")
                .withContainerId("web")
                .withContainerNetwork(new ContainerNetwork().withAliases("a"))
                .exec();
        docker.createVolumeCmd().withName("v").withDriver("local").exec();
        docker.commitCmd("web").withRepository("a").withTag("b").withMessage("c").exec();
        docker.tagImageCmd("nginx", "a", "b").withForce().exec();
        docker.pullImageCmd("nginx")
                .withTag("1")
                .exec(new ResultCallback.Adapter<>())
                .awaitCompletion();
        docker.buildImageCmd(new ByteArrayInputStream(new byte[1024]))
                .withTags(Set.of("a:1", "b:2"))
                .withBuildArg("a", "b")
                .withPull(true)
                .withNoCache(true)
                .withTarget("x")
                .exec(new ResultCallback.Adapter<>())
                .awaitCompletion();
        docker.createImageCmd("a", new ByteArrayInputStream(new byte[1024])).exec();

        assertThat(decisions).filteredOn(decision -> !decision.allowed()).as("refused").isEmpty();
        assertThat(effects()).containsOnly(Effect.LOCAL_IMAGE);
    }

    @Test
    void whatIsUnusualIsFoundInEachOfItsForms() {
        HostConfig host =
                HostConfig.newHostConfig()
                        .withPrivileged(true)
                        .withCapAdd(Capability.SYS_ADMIN)
                        .withPidMode("host")
                        .withIpcMode("host")
                        .withNetworkMode("host")
                        .withSecurityOpts(List.of("seccomp=unconfined"))
                        .withBinds(Bind.parse("/etc:/x"))
                        .withMounts(
                                List.of(
                                        new Mount()
                                                .withType(MountType.BIND)
                                                .withSource("/var/run/docker.sock")
                                                .withTarget("/s")
                                                .withReadOnly(true)
                                                .withBindOptions(new BindOptions())))
                        .withSysctls(Map.of("a.b", "1"))
                        .withCgroupParent("/x")
                        .withRuntime("kata");
        assertThatThrownBy(() -> docker.createContainerCmd("x").withHostConfig(host).exec())
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED_BY_POLICY));
        assertThat(effects())
                .contains(
                        Effect.PRIVILEGED,
                        Effect.CAPABILITY,
                        Effect.HOST_PID,
                        Effect.HOST_IPC,
                        Effect.HOST_NETWORK,
                        Effect.UNCONFINED,
                        Effect.SENSITIVE_MOUNT,
                        Effect.ENGINE_SOCKET,
                        Effect.SYSCTL,
                        Effect.CGROUP_PARENT,
                        Effect.RUNTIME);
        assertThat(engine.changes()).isEmpty();
    }

    /** These run on docker-java's own threads. */
    @Test
    void asynchronousCommandsAreJudgedToo() {
        assertThatThrownBy(
                        () ->
                                docker.execStartCmd("inpriv")
                                        .exec(new ResultCallback.Adapter<>())
                                        .awaitCompletion())
                .hasStackTraceContaining("privileged-container of 'priv: privileged'");
        assertThatThrownBy(
                        () ->
                                docker.attachContainerCmd("priv")
                                        .withStdOut(true)
                                        .withStdIn(new ByteArrayInputStream(new byte[1]))
                                        .exec(new ResultCallback.Adapter<>())
                                        .awaitCompletion())
                .hasStackTraceContaining("privileged-container of 'priv: privileged'");
        assertThatThrownBy(
                        () ->
                                docker.buildImageCmd(new ByteArrayInputStream(new byte[1]))
                                        .withNetworkMode("host")
                                        .start()
                                        .awaitCompletion())
                .hasStackTraceContaining("host-network");
        assertThat(engine.changes()).isEmpty();
    }

    private List<Effect> effects() {
        return decisions.stream()
                .flatMap(decision -> decision.effects().stream())
                .map(JudgedEffect::effect)
                .distinct()
                .toList();
    }

    @Test
    void nothingOrdinaryNeedsAPerson() {
        assertThat(
                        Stream.of(
                                Effect.ROOT_USER,
                                Effect.NAMED_VOLUME,
                                Effect.MOUNT,
                                Effect.WRITABLE_MOUNT,
                                Effect.ALL_INTERFACES,
                                Effect.LOCAL_IMAGE,
                                Effect.PRIVILEGED_PORT,
                                Effect.RESTART_ALWAYS))
                .allSatisfy(effect -> assertThat(effect.byDefault()).isEqualTo(Disposition.NOTE));
    }

    private DockerClient client(Tier cap) {
        return DockerClientImpl.getInstance(
                DefaultDockerClientConfig.createDefaultConfigBuilder().build(),
                new GuardedHttpClient(
                        RULES, CallRights.of(cap, Policy.BUILT_IN), decisions::add, engine));
    }
}
