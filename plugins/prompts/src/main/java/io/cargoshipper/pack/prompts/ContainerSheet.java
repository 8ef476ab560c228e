package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the engine knows of a container, a line for each matter, without what is left at default.
 */
final class ContainerSheet {

    private static final int SHORT_ID = 12;

    /** The engine's word for a time that never was. */
    private static final String NEVER = "0001-01-01T00:00:00Z";

    private final EngineObject container;
    private final StringBuilder lines = new StringBuilder();

    private ContainerSheet(EngineObject container) {
        this.container = container;
    }

    /** Values of environment variables are not in it, which are often secrets. */
    static String of(EngineObject container) {
        ContainerSheet sheet = new ContainerSheet(container);
        sheet.state();
        sheet.program();
        sheet.limits();
        sheet.surroundings();
        return sheet.lines.toString();
    }

    private void state() {
        line("name", container.text("Name").map(it -> it.replaceFirst("^/", "")));
        line("id", container.text("Id").map(ContainerSheet::shortId));
        line(
                "image",
                container
                        .text("Config.Image")
                        .map(it -> it + " (" + container.text("Image").orElse("?") + ")"));
        line("created", container.text("Created"));
        EngineObject state = container.object("State");
        line("state", state.text("Status"));
        line("exit code", state.number("ExitCode").map(String::valueOf));
        line("OOMKilled", state.flag("OOMKilled"));
        line("started", state.text("StartedAt").filter(it -> !it.equals(NEVER)));
        line("finished", state.text("FinishedAt").filter(it -> !it.equals(NEVER)));
        line("start error", state.text("Error"));
        line("restart count", container.positive("RestartCount").map(String::valueOf));
        line("restart policy", restartPolicy(container));
        line("health", state.text("Health.Status"));
    }

    static Optional<String> restartPolicy(EngineObject container) {
        return container
                .text("HostConfig.RestartPolicy.Name")
                .map(
                        name ->
                                name
                                        + container
                                                .positive(
                                                        "HostConfig.RestartPolicy.MaximumRetryCount")
                                                .map(it -> ", at most " + it + " times")
                                                .orElse(""));
    }

    private void program() {
        EngineObject config = container.object("Config");
        line("entrypoint", words(config.texts("Entrypoint")));
        line("command", words(config.texts("Cmd")));
        line("working directory", config.text("WorkingDir"));
        line("user", Optional.of(config.text("User").orElse("(none: root)")));
        line("terminal", config.flag("Tty"));
        line(
                "environment (names only)",
                words(config.texts("Env").stream().map(it -> it.split("=", 2)[0]).toList()));
        line("health check", words(config.texts("Healthcheck.Test")));
        line("stop signal", config.text("StopSignal"));
        line("init", container.flag("HostConfig.Init"));
        line(
                "log driver",
                container
                        .text("HostConfig.LogConfig.Type")
                        .map(
                                it ->
                                        it
                                                + pairs(
                                                        container.textsByKey(
                                                                "HostConfig.LogConfig.Config"))));
    }

    private void limits() {
        EngineObject host = container.object("HostConfig");
        line("memory limit", host.positive("Memory").map(Amounts::memory));
        line("memory and swap limit", host.positive("MemorySwap").map(Amounts::memory));
        line("memory reservation", host.positive("MemoryReservation").map(Amounts::memory));
        line("CPUs", host.positive("NanoCpus").map(Amounts::cpus));
        line("CPU shares", host.positive("CpuShares").map(String::valueOf));
        line("CPU quota", host.positive("CpuQuota").map(it -> it + " µs"));
        line("CPU set", host.text("CpusetCpus"));
        line("pids limit", host.positive("PidsLimit").map(String::valueOf));
        line("privileged", host.flag("Privileged"));
        line("read-only root", host.flag("ReadonlyRootfs"));
        line("capabilities added", words(host.texts("CapAdd")));
        line("capabilities dropped", words(host.texts("CapDrop")));
        line("security options", words(host.texts("SecurityOpt")));
    }

    private void surroundings() {
        line("network mode", container.text("HostConfig.NetworkMode"));
        container
                .objectsByKey("NetworkSettings.Networks")
                .forEach(
                        (name, endpoint) -> line("network", Optional.of(endpoint(name, endpoint))));
        line("ports", words(Ports.of(container).stream().map(Ports.Port::toString).toList()));
        container.objects("Mounts").forEach(mount -> line("mount", Optional.of(mount(mount))));
        line("tmpfs", words(List.copyOf(container.object("HostConfig.Tmpfs").fields().keySet())));
        line("Compose project", label("com.docker.compose.project"));
        line("Compose service", label("com.docker.compose.service"));
    }

    private static String endpoint(String name, EngineObject endpoint) {
        List<String> parts = new ArrayList<>(List.of(name));
        endpoint.text("IPAddress")
                .ifPresent(it -> parts.add(it + "/" + endpoint.number("IPPrefixLen").orElse(0L)));
        endpoint.text("GlobalIPv6Address").ifPresent(parts::add);
        endpoint.text("Gateway").ifPresent(it -> parts.add("gateway " + it));
        List<String> aliases = endpoint.texts("Aliases");
        if (!aliases.isEmpty()) {
            parts.add("aliases " + String.join(" ", aliases));
        }
        return String.join(", ", parts);
    }

    static String mount(EngineObject mount) {
        String source = mount.text("Name").or(() -> mount.text("Source")).orElse("");
        return "%s %s -> %s (%s)"
                .formatted(
                        mount.text("Type").orElse("?"),
                        source,
                        mount.text("Destination").orElse("?"),
                        mount.flag("RW") ? "read-write" : "read-only");
    }

    private Optional<String> label(String name) {
        return Optional.ofNullable(container.textsByKey("Config.Labels").get(name));
    }

    private void line(String name, Optional<String> value) {
        value.filter(it -> !it.isBlank())
                .ifPresent(it -> lines.append(name).append(": ").append(it).append('\n'));
    }

    private void line(String name, boolean flag) {
        line(name, flag ? Optional.of("yes") : Optional.empty());
    }

    private static Optional<String> words(List<String> words) {
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join("  ", words));
    }

    private static String pairs(Map<String, String> map) {
        return map.entrySet().stream()
                .map(it -> " " + it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining());
    }

    private static String shortId(String id) {
        return id.length() > SHORT_ID ? id.substring(0, SHORT_ID) : id;
    }
}
