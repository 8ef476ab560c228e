package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.InternetProtocol;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.RestartPolicy;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts a {@link NewContainer} into the engine's terms. */
final class ContainerSpec {

    private static final double NANO = 1e9;

    private ContainerSpec() {}

    /**
     * @param removedAtEnd whether the engine removes the container when it ends
     */
    static void fill(CreateContainerCmd command, NewContainer wanted, boolean removedAtEnd) {
        command.withHostConfig(hostConfig(wanted, removedAtEnd))
                .withEnv(assignments(wanted.environment()))
                .withLabels(wanted.labels())
                .withExposedPorts(wanted.ports().stream().map(ContainerSpec::exposed).toList());
        wanted.name().ifPresent(command::withName);
        wanted.command().ifPresent(command::withCmd);
        wanted.entrypoint().ifPresent(command::withEntrypoint);
        wanted.workdir().ifPresent(command::withWorkingDir);
        wanted.user().ifPresent(command::withUser);
        wanted.healthCheck().map(ContainerSpec::healthCheck).ifPresent(command::withHealthcheck);
    }

    /** The form in which the engine takes environment variables. */
    static List<String> assignments(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toList();
    }

    private static HostConfig hostConfig(NewContainer wanted, boolean removedAtEnd) {
        HostConfig config =
                HostConfig.newHostConfig()
                        .withPortBindings(
                                wanted.ports().stream().map(ContainerSpec::bound).toList())
                        .withMounts(wanted.mounts().stream().map(ContainerSpec::mount).toList())
                        .withRestartPolicy(RestartPolicy.parse(wanted.restartPolicy()))
                        .withCapAdd(capabilities("cap_add", wanted.capAdd()))
                        .withCapDrop(capabilities("cap_drop", wanted.capDrop()))
                        .withPrivileged(wanted.privileged())
                        .withReadonlyRootfs(wanted.readOnlyRootfs());
        wanted.network().ifPresent(config::withNetworkMode);
        wanted.memoryBytes().ifPresent(config::withMemory);
        wanted.cpus().map(cpus -> Math.round(cpus * NANO)).ifPresent(config::withNanoCPUs);
        wanted.pidsLimit().ifPresent(config::withPidsLimit);
        if (removedAtEnd) {
            config.withAutoRemove(true);
        }
        // Left out rather than false, so that the engine's own default holds.
        return wanted.init() ? config.withInit(true) : config;
    }

    private static ExposedPort exposed(NewContainer.Port port) {
        return new ExposedPort(
                port.container(),
                switch (port.protocol()) {
                    case TCP -> InternetProtocol.TCP;
                    case UDP -> InternetProtocol.UDP;
                    case SCTP -> InternetProtocol.SCTP;
                });
    }

    private static PortBinding bound(NewContainer.Port port) {
        Ports.Binding binding =
                new Ports.Binding(
                        port.hostIp().orElse(null), port.host().map(String::valueOf).orElse(null));
        return new PortBinding(binding, exposed(port));
    }

    private static Mount mount(NewContainer.Mount wanted) {
        Mount mount =
                new Mount()
                        .withType(
                                switch (wanted.type()) {
                                    case BIND -> MountType.BIND;
                                    case VOLUME -> MountType.VOLUME;
                                    case TMPFS -> MountType.TMPFS;
                                })
                        .withTarget(wanted.target())
                        .withReadOnly(wanted.readOnly());
        wanted.source().ifPresent(mount::withSource);
        return mount;
    }

    private static Capability[] capabilities(String argument, List<String> names) {
        return names.stream()
                .map(name -> capability(argument, name))
                .distinct()
                .toArray(Capability[]::new);
    }

    private static Capability capability(String argument, String name) {
        try {
            return Capability.fromValue(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    "%s: '%s' is no capability; write for example NET_BIND_SERVICE, SYS_PTRACE or ALL"
                            .formatted(argument, name),
                    e);
        }
    }

    private static HealthCheck healthCheck(NewContainer.HealthCheck wanted) {
        HealthCheck check = new HealthCheck().withTest(wanted.test());
        wanted.intervalSeconds().map(ContainerSpec::nanos).ifPresent(check::withInterval);
        wanted.timeoutSeconds().map(ContainerSpec::nanos).ifPresent(check::withTimeout);
        wanted.retries().ifPresent(check::withRetries);
        wanted.startPeriodSeconds().map(ContainerSpec::nanos).ifPresent(check::withStartPeriod);
        return check;
    }

    private static long nanos(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
