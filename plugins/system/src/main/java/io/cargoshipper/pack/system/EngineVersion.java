package io.cargoshipper.pack.system;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.api.model.VersionComponent;
import com.github.dockerjava.api.model.VersionPlatform;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Tells which engine answers. */
final class EngineVersion {

    /** Versions, as far as the engine tells them. */
    record Versions(
            Optional<String> platform,
            Optional<String> version,
            Optional<String> apiVersion,
            Optional<String> minApiVersion,
            Optional<String> os,
            Optional<String> arch,
            Optional<String> kernelVersion,
            Optional<String> goVersion,
            Optional<String> gitCommit,
            Optional<String> buildTime,
            boolean experimental,
            List<Component> components) {}

    /** A part of the engine, such as containerd or runc. */
    record Component(String name, Optional<String> version) {}

    @Tool(
            name = "docker_version",
            title = "Engine version",
            description =
                    "Show the versions of the Docker Engine and its parts, its API range, operating"
                            + " system and architecture. For more use docker_system_info.",
            tier = Tier.SAFE,
            idempotent = true)
    Versions version(DockerClient docker) {
        return versions(docker.versionCmd().exec());
    }

    static Versions versions(Version version) {
        return new Versions(
                Optional.ofNullable(version.getPlatform())
                        .map(VersionPlatform::getName)
                        .flatMap(Known::text),
                Known.text(version.getVersion()),
                Known.text(version.getApiVersion()),
                Known.text(version.getMinAPIVersion()),
                Known.text(version.getOperatingSystem()),
                Known.text(version.getArch()),
                Known.text(version.getKernelVersion()),
                Known.text(version.getGoVersion()),
                Known.text(version.getGitCommit()),
                Known.text(version.getBuildTime()),
                Boolean.TRUE.equals(version.getExperimental()),
                components(version.getComponents()));
    }

    private static List<Component> components(List<VersionComponent> components) {
        return components == null
                ? List.of()
                : components.stream()
                        .filter(Objects::nonNull)
                        .map(
                                part ->
                                        new Component(
                                                Known.text(part.getName()).orElse("unknown"),
                                                Known.text(part.getVersion())))
                        .toList();
    }
}
