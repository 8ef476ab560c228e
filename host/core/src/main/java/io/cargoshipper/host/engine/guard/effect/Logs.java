package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.policy.Effect;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Judges where the engine takes what containers say. */
final class Logs {

    /** What keeps it where the engine is. */
    private static final Set<String> LOCAL =
            Set.of("", "json-file", "local", "none", "journald", "k8s-file", "passthrough", "db");

    /** What these are told of files of their own, and of what they write beside each line. */
    private static final Set<String> HARMLESS =
            Set.of(
                    "max-size",
                    "max-file",
                    "compress",
                    "label",
                    "labels",
                    "labels-regex",
                    "env",
                    "env-regex",
                    "tag",
                    "mode",
                    "max-buffer-size",
                    "cache-disabled",
                    "cache-max-size",
                    "cache-max-file",
                    "cache-compress");

    private Logs() {}

    /**
     * @param options of the driver; Podman takes a file of the host among them, and another driver
     */
    static void judge(
            String driver, Map<String, String> options, HostPaths paths, Findings findings) {
        if (!LOCAL.contains(driver)) {
            findings.effect(Effect.LOG_DRIVER, driver);
        }
        options.forEach(
                (key, value) -> option("%s=%s".formatted(key, value), driver, paths, findings));
    }

    /** Podman reads the two as one text, so that the key ends at the first sign of equality. */
    private static void option(String text, String driver, HostPaths paths, Findings findings) {
        int end = text.indexOf('=');
        String key = text.substring(0, end).toLowerCase(Locale.ROOT);
        String value = text.substring(end + 1);
        if (key.equals("path")) {
            paths.bind(value, true, findings);
        } else if (key.equals("driver")) {
            if (!LOCAL.contains(value)) {
                findings.effect(Effect.LOG_DRIVER, value);
            }
        } else if (LOCAL.contains(driver) && !HARMLESS.contains(key)) {
            findings.effect(Effect.LOG_DRIVER, "option " + key);
        }
    }
}
