package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A mount of a container's, and what of the host it shows. A volume may be a folder of the host
 * too: the local driver binds any that its options name.
 *
 * @param text for a report; holds texts of the container's
 * @param writable whether the container may write to it
 * @param origin where it comes from
 * @param path on the host, without {@code ..} and doubled slashes; empty unless it is the host's
 */
record HostMount(String text, boolean writable, Origin origin, String path) {

    /** Where files come from that a container sees. */
    enum Origin {
        /** A path of the host. */
        HOST,
        /** The engine's store, memory or another machine. */
        ELSEWHERE,
        /** What is known of the mount does not tell. */
        UNKNOWN
    }

    private static final String LOCAL = "local";

    /** What the local driver mounts, by {@code type}, that is no part of the host's files. */
    private static final Set<String> NOT_THE_HOSTS = Set.of("tmpfs", "nfs", "nfs4", "cifs");

    private static final Set<String> BINDS = Set.of("bind", "rbind");

    static List<HostMount> of(AuditSubject subject) {
        return subject.container().objects("Mounts").stream()
                .map(mount -> of(mount, subject))
                .toList();
    }

    private static HostMount of(EngineObject mount, AuditSubject subject) {
        Optional<String> name = mount.text("Name");
        return switch (mount.text("Type").orElse(name.isPresent() ? "volume" : "bind")) {
            case "bind", "npipe" -> ofHost(mount, mount.text("Source").orElse(""), "");
            case "volume" ->
                    name.map(subject.volumes()::get)
                            .map(volume -> ofVolume(mount, volume))
                            .orElseGet(() -> of(mount, Origin.UNKNOWN));
            case "tmpfs", "image" -> of(mount, Origin.ELSEWHERE);
            default -> of(mount, Origin.UNKNOWN);
        };
    }

    private static HostMount ofVolume(EngineObject mount, EngineObject volume) {
        if (!volume.text("Driver").filter(LOCAL::equals).isPresent()) {
            return of(mount, Origin.UNKNOWN);
        }
        Optional<String> device = volume.text("Options.device");
        if (device.isEmpty()) {
            return of(mount, Origin.ELSEWHERE);
        }
        boolean bound =
                Arrays.stream(volume.text("Options.o").orElse("").split(",", -1))
                        .map(String::strip)
                        .anyMatch(BINDS::contains);
        // Without a bind, a path below /dev is a disk of the host with its file system.
        if (bound || device.get().startsWith("/dev/")) {
            return ofHost(mount, device.get(), ", which is %s of the host".formatted(device.get()));
        }
        return volume.text("Options.type").filter(NOT_THE_HOSTS::contains).isPresent()
                ? of(mount, Origin.ELSEWHERE)
                : of(mount, Origin.UNKNOWN);
    }

    private static HostMount of(EngineObject mount, Origin origin) {
        return new HostMount(ContainerSheet.mount(mount), mount.flag("RW"), origin, "");
    }

    private static HostMount ofHost(EngineObject mount, String path, String remark) {
        return new HostMount(
                ContainerSheet.mount(mount) + remark,
                mount.flag("RW"),
                Origin.HOST,
                normalized(path));
    }

    boolean isOfHost() {
        return origin == Origin.HOST;
    }

    boolean isUnknown() {
        return origin == Origin.UNKNOWN;
    }

    /** Whether the path is a folder, or lies somewhere below it. */
    boolean isIn(String folder) {
        return path.equals(folder) || path.startsWith(folder.equals("/") ? "/" : folder + "/");
    }

    /** The last name of the path, also of a pipe's of Windows. */
    String lastName() {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** The host's paths need not be of the system that we run on, so java.nio does not know. */
    private static String normalized(String path) {
        if (!path.startsWith("/")) {
            return path;
        }
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/", -1)) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return "/" + String.join("/", names);
    }
}
