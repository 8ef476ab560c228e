package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container to audit.
 *
 * @param name its name, for the report
 * @param container the engine's description of it
 * @param image that of its image; nothing where it is gone
 * @param namedImage what the name of its image means by now; nothing where that is gone
 * @param history the image's layers, the last first
 * @param info the engine's description of itself
 * @param processes what runs in it, where that can be read
 * @param execs the commands that somebody runs in it right now
 * @param volumes the volumes that it mounts, by name; those that cannot be read are missing
 */
record AuditSubject(
        String name,
        EngineObject container,
        EngineObject image,
        EngineObject namedImage,
        List<EngineObject> history,
        EngineObject info,
        Optional<List<String>> processes,
        List<EngineObject> execs,
        Map<String, EngineObject> volumes) {

    EngineObject host() {
        return container.object("HostConfig");
    }

    EngineObject config() {
        return container.object("Config");
    }

    boolean isPrivileged() {
        return host().flag("Privileged");
    }

    List<String> securityOptions() {
        return host().texts("SecurityOpt");
    }

    /** Whether the engine itself has a protection, such as {@code seccomp}. */
    boolean engineHas(String option) {
        return info.texts("SecurityOptions").stream()
                .anyMatch(
                        it -> it.equals("name=" + option) || it.startsWith("name=" + option + ","));
    }

    /** The value of a field for a report; a dash where it is not set. */
    String shown(String path) {
        return container.text(path).orElse("-");
    }
}
