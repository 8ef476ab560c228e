package io.cargoshipper.pack.system;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.InfoRegistryConfig;
import com.github.dockerjava.api.model.InfoRegistryConfig.IndexConfig;
import com.github.dockerjava.api.model.LocalNodeState;
import com.github.dockerjava.api.model.SwarmInfo;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Describes the engine and the machine it runs on. */
final class SystemInfo {

    /** The engine's description of itself, as far as it gives one. */
    record Description(
            Optional<String> name,
            Optional<String> serverVersion,
            Containers containers,
            Optional<Integer> images,
            Optional<String> operatingSystem,
            Optional<String> osType,
            Optional<String> architecture,
            Optional<String> kernelVersion,
            Optional<Integer> cpus,
            Optional<Long> memoryBytes,
            Optional<String> storageDriver,
            Optional<String> loggingDriver,
            Optional<String> cgroupDriver,
            Optional<String> cgroupVersion,
            Optional<String> rootDir,
            List<String> runtimes,
            Optional<String> defaultRuntime,
            List<String> securityOptions,
            Optional<String> swarm,
            Optional<String> registry,
            List<String> registryMirrors,
            List<String> insecureRegistries,
            List<String> warnings) {}

    /** How many containers there are, by state. */
    record Containers(
            Optional<Integer> total,
            Optional<Integer> running,
            Optional<Integer> paused,
            Optional<Integer> stopped) {

        static Containers of(Info info) {
            return new Containers(
                    Optional.ofNullable(info.getContainers()),
                    Optional.ofNullable(info.getContainersRunning()),
                    Optional.ofNullable(info.getContainersPaused()),
                    Optional.ofNullable(info.getContainersStopped()));
        }
    }

    @Tool(
            name = "docker_system_info",
            title = "Engine information",
            description =
                    "Describe the engine and its machine: containers, images, CPUs,"
                            + " memory, drivers, cgroups, runtimes, security options, swarm,"
                            + " registries, and the engine's own warnings.",
            tier = Tier.SAFE,
            idempotent = true)
    Description info(DockerClient docker) {
        return description(docker.infoCmd().exec());
    }

    static Description description(Info info) {
        InfoRegistryConfig registries = info.getRegistryConfig();
        return new Description(
                Known.text(info.getName()),
                Known.text(info.getServerVersion()),
                Containers.of(info),
                Optional.ofNullable(info.getImages()),
                Known.text(info.getOperatingSystem()),
                Known.text(info.getOsType()),
                Known.text(info.getArchitecture()),
                Known.text(info.getKernelVersion()),
                Optional.ofNullable(info.getNCPU()),
                Optional.ofNullable(info.getMemTotal()),
                Known.text(info.getDriver()),
                Known.text(info.getLoggingDriver()),
                Known.text(info.getCGroupDriver()),
                Known.text(info.getCGroupVersion()),
                Known.text(info.getDockerRootDir()),
                Known.names(info.getRuntimes()),
                Optional.ofNullable(raw(info, "DefaultRuntime"))
                        .map(String::valueOf)
                        .flatMap(Known::text),
                Known.list(info.getSecurityOptions()),
                Optional.ofNullable(info.getSwarm())
                        .map(SwarmInfo::getLocalNodeState)
                        .map(LocalNodeState::getValue)
                        .flatMap(Known::text),
                Known.text(info.getIndexServerAddress()),
                registries == null ? List.of() : Known.list(registries.getMirrors()),
                registries == null ? List.of() : insecure(registries),
                Known.list(raw(info, "Warnings")));
    }

    /** The engine tells networks, and of single registries whether they are secure. */
    private static List<String> insecure(InfoRegistryConfig registries) {
        Map<String, IndexConfig> single = registries.getIndexConfigs();
        Stream<String> marked =
                single == null
                        ? Stream.empty()
                        : single.entrySet().stream()
                                .filter(it -> isInsecure(it.getValue()))
                                .map(Map.Entry::getKey)
                                .sorted();
        return Stream.concat(Known.list(registries.getInsecureRegistryCIDRs()).stream(), marked)
                .toList();
    }

    private static boolean isInsecure(IndexConfig registry) {
        return registry != null && Boolean.FALSE.equals(registry.getSecure());
    }

    /** For fields that docker-java has no getter for. */
    private static Object raw(Info info, String field) {
        return info.getRawValues().get(field);
    }
}
