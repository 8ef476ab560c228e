package io.cargoshipper.pack.system;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.Resource;
import io.cargoshipper.api.ResourceResult;
import io.cargoshipper.pack.engine.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The engine's description as a resource. */
final class EngineInfo {

    @Resource(
            uri = "docker://info",
            name = "Engine",
            description =
                    "The engine and its machine, in lines; as JSON, what docker_system_info gives.",
            mimeType = "text/plain",
            changesOn = {
                "container.create",
                "container.start",
                "container.pause",
                "container.unpause",
                "container.die",
                "container.destroy",
                "image.pull",
                "image.load",
                "image.import",
                "image.delete",
                "daemon"
            })
    ResourceResult<SystemInfo.Description> read(DockerClient docker) {
        SystemInfo.Description info = SystemInfo.description(docker.infoCmd().exec());
        return new ResourceResult<>(info, text(info));
    }

    static String text(SystemInfo.Description info) {
        List<String> lines = new ArrayList<>();
        line(lines, "Name", info.name());
        line(lines, "Engine version", info.serverVersion());
        line(lines, "Containers", containers(info.containers()));
        line(lines, "Images", info.images().map(String::valueOf));
        line(lines, "Operating system", info.operatingSystem());
        line(lines, "Architecture", info.architecture());
        line(lines, "Kernel", info.kernelVersion());
        line(lines, "CPUs", info.cpus().map(String::valueOf));
        line(lines, "Memory", info.memoryBytes().map(Sizes::text));
        line(lines, "Storage driver", info.storageDriver());
        line(lines, "Logging driver", info.loggingDriver());
        line(lines, "Cgroup driver", info.cgroupDriver());
        line(lines, "Cgroup version", info.cgroupVersion());
        line(lines, "Data", info.rootDir());
        line(lines, "Runtimes", joined(info.runtimes()));
        line(lines, "Default runtime", info.defaultRuntime());
        line(lines, "Security options", joined(info.securityOptions()));
        line(lines, "Swarm", info.swarm());
        line(lines, "Registry", info.registry());
        line(lines, "Registry mirrors", joined(info.registryMirrors()));
        line(lines, "Insecure registries", joined(info.insecureRegistries()));
        info.warnings().forEach(warning -> line(lines, "Warning", Optional.of(warning)));
        return String.join("\n", lines) + "\n";
    }

    private static Optional<String> containers(SystemInfo.Containers containers) {
        return containers
                .total()
                .map(
                        total ->
                                "%d (%d running, %d paused, %d stopped)"
                                        .formatted(
                                                total,
                                                containers.running().orElse(0),
                                                containers.paused().orElse(0),
                                                containers.stopped().orElse(0)));
    }

    private static Optional<String> joined(List<String> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    private static void line(List<String> lines, String name, Optional<String> value) {
        value.ifPresent(text -> lines.add("%s: %s".formatted(name, text)));
    }
}
