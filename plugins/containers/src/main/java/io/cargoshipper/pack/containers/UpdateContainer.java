package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.UpdateContainerCmd;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.UpdateContainerResponse;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Range;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.Shapes;
import java.util.List;
import java.util.Optional;

/** Changes the limits of containers. */
final class UpdateContainer {

    private static final double NANO = 1e9;

    record Arguments(
            @Doc("Name or id")
                    @Pattern(Shapes.CONTAINER)
                    @Example("\"web\"")
                    @FormerNames("container_id")
                    String container,
            @Doc("") @Range(min = 6 * 1024 * 1024) Optional<Long> memoryBytes,
            @Doc("CPU limit, such as 1.5") @Range(min = 0.01) Optional<Double> cpus,
            @Doc("Most processes; 0: no limit") @Range(min = 0) Optional<Long> pidsLimit,
            @Doc("on-failure:3: three tries")
                    @Pattern(Shapes.RESTART_POLICY)
                    @Example("\"unless-stopped\"")
                    Optional<String> restartPolicy) {

        Arguments {
            if (memoryBytes.isEmpty()
                    && cpus.isEmpty()
                    && pidsLimit.isEmpty()
                    && restartPolicy.isEmpty()) {
                throw new IllegalArgumentException(
                        "give what to change: memory_bytes, cpus, pids_limit or restart_policy");
            }
        }
    }

    /** What holds now; absent where there is no limit. */
    record Limits(
            String id,
            String name,
            Optional<Long> memoryBytes,
            @Doc("Together; -1: no limit") Optional<Long> memorySwapBytes,
            Optional<Double> cpus,
            Optional<Long> pidsLimit,
            String restartPolicy,
            List<String> warnings) {}

    @Tool(
            name = "docker_update_container",
            title = "Update a container",
            description =
                    "Change limits or restart policy of a container at once,"
                            + " without a restart. Returns what holds now.",
            tier = Tier.MODERATE,
            idempotent = true)
    Limits update(Arguments arguments, DockerClient docker) {
        FoundContainer found = FoundContainer.find(docker, arguments.container());
        UpdateContainerCmd command = docker.updateContainerCmd(found.id());
        arguments.memoryBytes().ifPresent(bytes -> memory(command, found, bytes));
        arguments.cpus().map(cpus -> Math.round(cpus * NANO)).ifPresent(command::withNanoCPUs);
        arguments.pidsLimit().ifPresent(command::withPidsLimit);
        arguments.restartPolicy().map(RestartPolicy::parse).ifPresent(command::withRestartPolicy);
        UpdateContainerResponse answer = command.exec();
        return limits(
                found.again(docker), Optional.ofNullable(answer.getWarnings()).orElse(List.of()));
    }

    /**
     * The engine refuses a memory limit above the limit of memory and swap together, also where
     * that one is not set. So it moves along: without one it becomes twice the memory, as the
     * engine sets it for a new container; where it was that it stays that; an unlimited one stays
     * unlimited; any other leaves as much swap as before.
     */
    private static void memory(UpdateContainerCmd command, FoundContainer found, long bytes) {
        Optional<HostConfig> config = Optional.ofNullable(found.details().getHostConfig());
        long before = config.map(HostConfig::getMemory).orElse(0L);
        long swap = config.map(HostConfig::getMemorySwap).orElse(0L);
        command.withMemory(bytes).withMemorySwap(swapWith(bytes, before, swap));
    }

    private static long swapWith(long bytes, long before, long swap) {
        if (swap < 0) {
            return swap;
        }
        if (swap == 0) {
            return 2 * bytes; // not set, or not told, as by engines without swap accounting
        }
        return swap == 2 * before ? 2 * bytes : bytes + (swap - before);
    }

    private static Limits limits(FoundContainer now, List<String> warnings) {
        Optional<HostConfig> config = Optional.ofNullable(now.details().getHostConfig());
        return new Limits(
                now.shortId(),
                now.name(),
                config.map(HostConfig::getMemory).filter(it -> it > 0),
                config.map(HostConfig::getMemorySwap).filter(it -> it != 0),
                config.map(HostConfig::getNanoCPUs).filter(it -> it > 0).map(it -> it / NANO),
                config.map(HostConfig::getPidsLimit).filter(it -> it > 0),
                config.map(HostConfig::getRestartPolicy).map(RestartPolicy::toString).orElse("no"),
                warnings);
    }
}
