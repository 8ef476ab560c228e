package io.cargoshipper.pack.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What of the engine's description of a container or an image is worth reading: nothing that is
 * empty, no settings left at their default, no paths and ids of the engine's own housekeeping, of
 * the health checks the last, and of long texts the start. An engine gives some 6 to 200 thousand
 * characters; most of them are of no use to anybody.
 */
public final class InspectionDigest {

    private static final int LONGEST_TEXT = 1_000;

    /** The engine's answer reaches us without its order. */
    private static final List<String> FIRST =
            List.of(
                    "Id",
                    "Name",
                    "RepoTags",
                    "RepoDigests",
                    "Created",
                    "State",
                    "RestartCount",
                    "Image",
                    "Path",
                    "Args",
                    "Config",
                    "HostConfig",
                    "Mounts",
                    "NetworkSettings");

    private static final Set<String> NOISE =
            Set.of(
                    "GraphDriver",
                    "Storage",
                    "ImageManifestDescriptor",
                    "ResolvConfPath",
                    "HostnamePath",
                    "HostsPath",
                    "LogPath",
                    "ProcessLabel",
                    "MountLabel",
                    "HostConfig.ConsoleSize",
                    // The same for every container that does not change them.
                    "HostConfig.MaskedPaths",
                    "HostConfig.ReadonlyPaths",
                    "HostConfig.ShmSize",
                    // Repeated from NetworkSettings.Networks for one of the networks.
                    "NetworkSettings.Gateway",
                    "NetworkSettings.GlobalIPv6Address",
                    "NetworkSettings.GlobalIPv6PrefixLen",
                    "NetworkSettings.IPAddress",
                    "NetworkSettings.IPPrefixLen",
                    "NetworkSettings.IPv6Gateway",
                    "NetworkSettings.LinkLocalIPv6Address",
                    "NetworkSettings.LinkLocalIPv6PrefixLen",
                    "NetworkSettings.MacAddress");

    /** Noise wherever it stands. */
    private static final Set<String> IDS =
            Set.of("EndpointID", "NetworkID", "SandboxID", "SandboxKey");

    /** Where false and 0 mean that nobody set it. */
    private static final Set<String> SETTINGS = Set.of("Config", "HostConfig", "NetworkSettings");

    /** Maps whose keys say something even where their values do not. */
    private static final Map<String, Object> SETS =
            Map.of(
                    "Config.ExposedPorts", Map.of(),
                    "Config.Volumes", Map.of(),
                    "Config.Labels", "",
                    "Labels", "",
                    "Options", "",
                    "NetworkSettings.Ports", Map.of(),
                    "NetworkSettings.Networks", Map.of());

    private InspectionDigest() {}

    public static Map<String, Object> of(Map<String, Object> raw) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        FIRST.forEach(key -> ordered.put(key, raw.get(key)));
        raw.keySet().stream().sorted().forEach(key -> ordered.putIfAbsent(key, raw.get(key)));
        return map("", ordered);
    }

    private static Map<String, Object> map(String path, Map<?, ?> raw) {
        Map<String, Object> kept = new LinkedHashMap<>();
        raw.forEach(
                (key, value) -> {
                    String place = path.isEmpty() ? String.valueOf(key) : path + "." + key;
                    boolean noise = NOISE.contains(place) || IDS.contains(String.valueOf(key));
                    Object digest = noise ? null : digest(place, value);
                    if (digest != null && !isDefault(place, digest)) {
                        kept.put(String.valueOf(key), digest);
                    } else if (SETS.containsKey(path)) {
                        kept.put(String.valueOf(key), SETS.get(path));
                    }
                });
        return kept;
    }

    /** Returns null for what is left out. */
    private static Object digest(String place, Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> kept = map(place, map);
            return kept.isEmpty() ? null : kept;
        }
        if (value instanceof List<?> list) {
            List<?> chosen =
                    place.equals("State.Health.Log") && list.size() > 1
                            ? list.subList(list.size() - 1, list.size())
                            : list;
            List<Object> kept =
                    chosen.stream()
                            .map(item -> digest(place, item))
                            .filter(Objects::nonNull)
                            .toList();
            return kept.isEmpty() ? null : kept;
        }
        if (value instanceof String text) {
            return text.isEmpty() ? null : cut(text);
        }
        return value;
    }

    private static boolean isDefault(String place, Object value) {
        int dot = place.indexOf('.');
        if (dot < 0 || !SETTINGS.contains(place.substring(0, dot))) {
            return false;
        }
        return value.equals(false) || (value instanceof Number number && number.longValue() == 0);
    }

    private static String cut(String text) {
        int kept = Texts.fitting(text, LONGEST_TEXT);
        return kept == text.length()
                ? text
                : "%s… [%d more characters: ask for this field]"
                        .formatted(text.substring(0, kept), text.length() - kept);
    }
}
