package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.policy.Effect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges volumes by what they are made of: the engine's own driver binds any path of the host when
 * its options say so, and mounts any file system.
 */
final class Volumes {

    private static final String LOCAL = "local";

    /** Kinds of file systems that are on another machine. */
    private static final Set<String> REMOTE = Set.of("nfs", "nfs4", "cifs", "smb3");

    /** Kinds that bind what is there already. */
    private static final Set<String> BINDS = Set.of("", "none", "bind");

    private static final Set<String> OPTIONS = Set.of("type", "device", "o", "size");

    private final EngineView engine;
    private final HostPaths paths;

    Volumes(EngineView engine, HostPaths paths) {
        this.engine = engine;
        this.paths = paths;
    }

    /**
     * Judges the use of a volume by name: of the one that is there, or of the one that the engine
     * would make.
     */
    void named(String name, boolean writable, Findings findings) {
        findings.effect(Effect.NAMED_VOLUME, name);
        Optional<Body> volume = engine.volume(name);
        volume.ifPresent(
                found ->
                        options(
                                found.text("Driver"),
                                found.textsByKey("Options"),
                                writable,
                                findings));
    }

    /** Judges what a volume is to be made of. */
    void options(String driver, Map<String, String> options, boolean writable, Findings findings) {
        if (!driver.isEmpty() && !driver.equals(LOCAL)) {
            findings.effect(Effect.VOLUME_DRIVER, driver);
            return;
        }
        options.keySet().stream()
                .filter(option -> !OPTIONS.contains(option))
                .forEach(option -> findings.effect(Effect.VOLUME_DRIVER, "option " + option));
        String type = options.getOrDefault("type", "");
        String device = options.getOrDefault("device", "");
        List<String> flags = List.of(options.getOrDefault("o", "").split(",", -1));
        boolean binds = BINDS.contains(type) || flags.stream().anyMatch(Volumes::binds);
        if (REMOTE.contains(type)) {
            findings.effect(Effect.VOLUME_DRIVER, type);
        } else if (!binds && !type.equals("tmpfs")) {
            // A disk, or what the kernel says of the host: an engine mounts it as the host's root.
            findings.effect(Effect.SENSITIVE_MOUNT, "file system " + type);
        }
        if (binds || !(REMOTE.contains(type) || type.equals("tmpfs"))) {
            paths(device, flags, writable && !flags.contains("ro"), findings);
        }
    }

    private void paths(String device, List<String> flags, boolean writable, Findings findings) {
        if (!device.isEmpty()) {
            paths.bind(device, writable, findings);
        }
        for (String flag : flags) {
            // The layers of an overlay.
            for (String path : flag.substring(flag.indexOf('=') + 1).split(":", -1)) {
                if (path.startsWith("/")) {
                    paths.bind(path, writable, findings);
                }
            }
        }
    }

    /** Whatever the file system is called, this makes a bind of it. */
    private static boolean binds(String flag) {
        return flag.contains("bind");
    }
}
