package io.cargoshipper.host.engine.guard.effect;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which paths of a host give it away to a container that is given them. */
final class SensitivePaths {

    /** Folders through which a container that is given them, or a part, can take over its host. */
    private static final List<HostPath> SYSTEM =
            Stream.of(
                            "/bin",
                            "/boot",
                            "/dev",
                            "/etc",
                            "/lib",
                            "/lib32",
                            "/lib64",
                            "/libx32",
                            "/opt",
                            "/proc",
                            "/root",
                            "/run",
                            "/sbin",
                            "/sys",
                            "/usr",
                            "/var/lib",
                            "/var/log",
                            "/var/run",
                            "/var/snap",
                            "/var/spool",
                            "/Library",
                            "/System",
                            "/private/etc",
                            "/private/var/run",
                            "C:\\Windows",
                            "C:\\Program Files",
                            "C:\\Program Files (x86)",
                            "C:\\ProgramData\\docker")
                    .map(HostPath::of)
                    .toList();

    /** Where the homes of people are. */
    private static final List<HostPath> HOMES =
            Stream.of("/home", "/Users", "/var/home").map(HostPath::of).toList();

    /** System folders in which people have projects, too: one that tools may use is no secret. */
    private static final List<HostPath> LIVED_IN =
            Stream.of("/opt", "/root", "/var/lib", "/var/snap").map(HostPath::of).toList();

    /** Folders of keys and passwords, wherever they lie. */
    private static final Set<String> SECRETS = Set.of(".ssh", ".docker", ".kube", ".aws", ".gnupg");

    /** What half of all containers are given, and what tells nothing. */
    private static final List<HostPath> CLOCK =
            Stream.of("/etc/localtime", "/etc/timezone", "/usr/share/zoneinfo")
                    .map(HostPath::of)
                    .toList();

    /** The short form of a name on Windows, which may be any name's: {@code PROGRA~1}. */
    private static final Pattern SHORT_NAME = Pattern.compile(".*~[0-9].*");

    private SensitivePaths() {}

    /**
     * Whether it lies in a system folder or holds one, as {@code /} and {@code /var} do, is a whole
     * home or holds such, or is or lies in a folder of keys. A folder in a home, such as a
     * project's, is not. Nor are the files of the time zone, to be read.
     *
     * @param inRoot whether it lies in a folder that tools may use
     */
    static boolean contain(HostPath path, boolean inRoot, boolean writable) {
        boolean harmless = !writable && CLOCK.stream().anyMatch(clock -> clock.holds(path));
        return !harmless
                && path.readings().stream().anyMatch(reading -> isSensitive(reading, inRoot));
    }

    private static boolean isSensitive(HostPath path, boolean inRoot) {
        return path.steps().stream().anyMatch(SECRETS::contains)
                || SYSTEM.stream()
                        .anyMatch(
                                folder ->
                                        path.holds(folder)
                                                || (folder.holds(path)
                                                        && !(inRoot && LIVED_IN.contains(folder))))
                || HOMES.stream().anyMatch(homes -> path.holds(homes) || isIn(path, homes))
                || (path.text().contains("\\") && isHiddenOnWindows(path));
    }

    private static boolean isIn(HostPath path, HostPath folder) {
        return folder.holds(path) && path.steps().size() == folder.steps().size() + 1;
    }

    /** Other machines, other names of devices, short names, streams of files. */
    private static boolean isHiddenOnWindows(HostPath path) {
        return path.text().startsWith("\\\\")
                || path.steps().stream()
                        .anyMatch(step -> step.contains(":") || SHORT_NAME.matcher(step).matches());
    }
}
