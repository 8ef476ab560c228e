package io.cargoshipper.dist;

import com.github.dockerjava.api.DockerClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What makes a container what it is, in the engine's own fields: all but its ids, times and
 * addresses, and where two ways of saying a thing mean the same, one of them.
 *
 * @param fields the fields, by path
 */
record ContainerTraits(Map<String, Object> fields) {

    private static final List<String> CONFIG =
            List.of(
                    "Cmd",
                    "Entrypoint",
                    "ExposedPorts",
                    "Healthcheck",
                    "Image",
                    "OpenStdin",
                    "StopSignal",
                    "StopTimeout",
                    "Tty",
                    "User",
                    "WorkingDir");

    private static final List<String> HOST_CONFIG =
            List.of(
                    "CapAdd",
                    "CapDrop",
                    "CpuShares",
                    "Dns",
                    "DnsSearch",
                    "ExtraHosts",
                    "GroupAdd",
                    "Init",
                    "LogConfig",
                    "Memory",
                    "MemoryReservation",
                    "MemorySwap",
                    "NanoCpus",
                    "OomScoreAdj",
                    "PidsLimit",
                    "PortBindings",
                    "Privileged",
                    "ReadonlyRootfs",
                    "SecurityOpt",
                    "ShmSize",
                    "Sysctls",
                    "Tmpfs",
                    "Ulimits");

    /** What an engine takes for not set. */
    private static final Set<Object> UNSET = Set.of("", List.of(), Map.of(), 0, 0L, false, "no");

    static ContainerTraits of(DockerClient docker, String name) {
        Map<String, Object> raw = docker.inspectContainerCmd(name).exec().getRawValues();
        Map<String, Object> fields = new TreeMap<>();
        Map<?, ?> config = map(raw.get("Config"));
        Map<?, ?> host = map(raw.get("HostConfig"));
        fields.put("Image", raw.get("Image"));
        CONFIG.forEach(field -> put(fields, "Config." + field, config.get(field)));
        HOST_CONFIG.forEach(field -> put(fields, "HostConfig." + field, host.get(field)));
        put(fields, "Config.Env", new TreeSet<>(texts(config.get("Env"))));
        put(fields, "Config.Labels", labels(config));
        put(fields, "HostConfig.RestartPolicy", map(host.get("RestartPolicy")).get("Name"));
        put(
                fields,
                "HostConfig.RestartPolicy.MaximumRetryCount",
                map(host.get("RestartPolicy")).get("MaximumRetryCount"));
        put(fields, "Mounts", mounts(raw));
        put(fields, "Networks", networks(raw));
        String hostname = String.valueOf(config.get("Hostname"));
        boolean given = !String.valueOf(raw.get("Id")).startsWith(hostname);
        put(fields, "Config.Hostname", given ? hostname : "");
        return new ContainerTraits(fields);
    }

    private static void put(Map<String, Object> fields, String path, Object value) {
        if (value != null && !UNSET.contains(value)) {
            fields.put(path, value);
        }
    }

    private static Map<String, Object> labels(Map<?, ?> config) {
        Map<String, Object> labels = new TreeMap<>();
        map(config.get("Labels")).forEach((key, value) -> labels.put(String.valueOf(key), value));
        labels.keySet().removeIf(key -> key.startsWith("com.docker.compose."));
        return labels;
    }

    /** By target: how a mount was asked for makes no difference. */
    private static Map<String, Object> mounts(Map<String, Object> raw) {
        Map<String, Object> mounts = new TreeMap<>();
        for (Object item : list(raw.get("Mounts"))) {
            Map<?, ?> mount = map(item);
            Map<String, Object> traits = new LinkedHashMap<>();
            for (String field : List.of("Type", "Name", "Source", "RW", "Propagation")) {
                put(traits, field, mount.get(field));
            }
            mounts.put(String.valueOf(mount.get("Destination")), traits);
        }
        return mounts;
    }

    /** Compose adds the names of service and container to the aliases. */
    private static Map<String, Object> networks(Map<String, Object> raw) {
        Map<String, Object> networks = new TreeMap<>();
        String id = String.valueOf(raw.get("Id"));
        String name = String.valueOf(raw.get("Name")).substring(1);
        map(map(raw.get("NetworkSettings")).get("Networks"))
                .forEach(
                        (network, value) -> {
                            Set<String> aliases = new TreeSet<>(texts(map(value).get("Aliases")));
                            aliases.removeIf(alias -> id.startsWith(alias) || alias.equals(name));
                            networks.put(
                                    String.valueOf(network),
                                    List.of(
                                            aliases,
                                            String.valueOf(
                                                    map(map(value).get("IPAMConfig"))
                                                            .get("IPv4Address"))));
                        });
        return networks;
    }

    private static List<String> texts(Object list) {
        return list(list).stream().map(String::valueOf).toList();
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? new ArrayList<>(list) : List.of();
    }

    private static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
