package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a service is run, and what it may do: restarts, logging, privileges, namespaces. */
final class ComposeRuntime {

    /** What the engine chooses where nobody does. */
    private static final String DEFAULT_IPC = "private";

    private static final Set<String> DEFAULT_RUNTIMES = Set.of("runc", "io.containerd.runc.v2");

    /** What the engine adds by itself to a container that shares namespaces or is privileged. */
    private static final String NO_LABELS = "label=disable";

    private final ComposeSource source;
    private final EngineObject host;
    private final List<String> notes;

    ComposeRuntime(ComposeSource source, List<String> notes) {
        this.source = source;
        this.host = source.hostConfig();
        this.notes = notes;
    }

    void writeTo(Section service) {
        service.set("restart", restart())
                .set("init", host.has("Init") ? Optional.of(host.flag("Init")) : Optional.empty())
                .setAny("logging", logging())
                .setIf(host.flag("ReadonlyRootfs"), "read_only")
                .setIf(host.flag("Privileged"), "privileged")
                .setAny("cap_add", host.texts("CapAdd"))
                .setAny("cap_drop", host.texts("CapDrop"))
                .setAny("security_opt", securityOptions())
                .setAny("group_add", host.texts("GroupAdd"))
                .setAny("devices", devices())
                .setAny("device_cgroup_rules", host.texts("DeviceCgroupRules"))
                .setAny("sysctls", host.textsByKey("Sysctls"))
                .set("pid", mode("PidMode"))
                .set("ipc", mode("IpcMode").filter(it -> !it.equals(DEFAULT_IPC)))
                .set("uts", mode("UTSMode"))
                .set("userns_mode", mode("UsernsMode"))
                .set("cgroup", cgroupNamespace())
                .set("cgroup_parent", host.text("CgroupParent"))
                .set("isolation", host.text("Isolation").filter(it -> !it.equals("default")))
                .set("runtime", runtime())
                .setAny("annotations", host.textsByKey("Annotations"));
        if (host.flag("AutoRemove")) {
            notes.add(
                    "it was run with --rm; Compose removes containers with `docker compose down`");
        }
    }

    private Optional<String> restart() {
        long retries = host.number("RestartPolicy.MaximumRetryCount").orElse(0L);
        return host.text("RestartPolicy.Name")
                .filter(name -> !name.equals("no"))
                .map(name -> retries > 0 ? name + ":" + retries : name);
    }

    /** Left out where it is what the engine gives every container. */
    private Map<String, Object> logging() {
        Optional<String> driver = host.text("LogConfig.Type");
        Map<String, String> options = host.textsByKey("LogConfig.Config");
        if (options.isEmpty() && driver.equals(source.info().text("LoggingDriver"))) {
            return Map.of();
        }
        return new Section().set("driver", driver).setAny("options", options).fields();
    }

    private List<String> securityOptions() {
        List<String> options = new ArrayList<>();
        for (String option : host.texts("SecurityOpt")) {
            if (option.startsWith("seccomp={") || option.startsWith("seccomp:{")) {
                notes.add(
                        "its seccomp profile is not in the file: Compose reads profiles from files;"
                                + " save it (docker_inspect_container, HostConfig.SecurityOpt) and"
                                + " name it under security_opt");
            } else if (!(option.equals(NO_LABELS) && isAddedByTheEngine())) {
                options.add(option);
            }
        }
        boolean unmasked = host.isEmptyList("MaskedPaths") && host.isEmptyList("ReadonlyPaths");
        if (unmasked && !host.flag("Privileged")) {
            options.add("systempaths=unconfined");
        }
        return options;
    }

    private boolean isAddedByTheEngine() {
        return host.flag("Privileged")
                || host.text("PidMode").isPresent()
                || host.text("IpcMode").filter("host"::equals).isPresent();
    }

    private List<String> devices() {
        return host.objects("Devices").stream()
                .map(
                        device ->
                                "%s:%s:%s"
                                        .formatted(
                                                device.text("PathOnHost").orElse(""),
                                                device.text("PathInContainer").orElse(""),
                                                device.text("CgroupPermissions").orElse("rwm")))
                .toList();
    }

    private Optional<String> mode(String field) {
        return host.text(field).map(source::byName);
    }

    /** With the second cgroups, containers get a namespace of their own; with the first, not. */
    private Optional<String> cgroupNamespace() {
        Optional<String> version = source.info().text("CgroupVersion");
        return host.text("CgroupnsMode")
                .filter(
                        mode ->
                                version.isPresent()
                                        && !mode.equals(
                                                version.get().equals("2") ? "private" : "host"));
    }

    private Optional<String> runtime() {
        return host.text("Runtime")
                .filter(it -> !DEFAULT_RUNTIMES.contains(it))
                .filter(it -> !source.info().text("DefaultRuntime").equals(Optional.of(it)));
    }
}
