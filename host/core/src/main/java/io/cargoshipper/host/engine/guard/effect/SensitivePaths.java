package io.cargoshipper.host.engine.guard.effect;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
                            "/opt/cni",
                            "/opt/containerd",
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
            Stream.of("/root", "/var/lib", "/var/snap").map(HostPath::of).toList();

    /** Where engines that run as a user keep all that they have, wherever his home is. */
    private static final List<List<String>> ENGINES =
            List.of(List.of(".local", "share", "docker"), List.of(".local", "share", "containers"));

    /** Folders of keys and passwords, wherever they lie. */
    private static final Set<String> SECRETS = Set.of(".ssh", ".docker", ".kube", ".aws", ".gnupg");

    /**
     * What gives nothing away to who only reads it: the time zone, programs, what devices are
     * there. Not {@code /run/udev} as a whole: its socket obeys who can reach it. Logs are here,
     * too, for what collects them; a person is asked.
     */
    private static final List<HostPath> READABLE =
            Stream.of(
                            "/etc/localtime",
                            "/etc/timezone",
                            "/bin",
                            "/lib",
                            "/lib32",
                            "/lib64",
                            "/libx32",
                            "/run/udev/data",
                            "/sbin",
                            "/usr",
                            "/var/log")
                    .map(HostPath::of)
                    .toList();

    /** The short form of a name on Windows, which may be any name's: {@code PROGRA~1}. */
    private static final Pattern SHORT_NAME = Pattern.compile(".*~[0-9].*");

    private SensitivePaths() {}

    /**
     * Whether it lies in a system folder or holds one, as {@code /} and {@code /var} do, is a whole
     * home or holds such, or is or lies in a folder of keys, or in one of an engine's. A folder in
     * a home, such as a project's, is not. Nor is what tells nothing, to be read.
     *
     * @param inRoot whether it lies in a folder that tools may use
     * @param engine where the engine keeps all that it has, as far as it says
     */
    static boolean contain(
            HostPath path, boolean inRoot, boolean writable, Optional<HostPath> engine) {
        boolean readable = !writable && READABLE.stream().anyMatch(folder -> folder.holds(path));
        return path.readings().stream()
                .anyMatch(
                        reading ->
                                isPrivate(reading)
                                        || (!readable && isOfSystem(reading, inRoot))
                                        || engine.filter(folder -> meet(folder, reading))
                                                .isPresent());
    }

    private static boolean isPrivate(HostPath path) {
        return path.steps().stream().anyMatch(SECRETS::contains)
                || ENGINES.stream().anyMatch(folder -> meets(path.steps(), folder))
                || HOMES.stream().anyMatch(homes -> path.holds(homes) || isIn(path, homes))
                || (path.text().contains("\\") && isHiddenOnWindows(path));
    }

    private static boolean isOfSystem(HostPath path, boolean inRoot) {
        return SYSTEM.stream()
                .anyMatch(
                        folder ->
                                path.holds(folder)
                                        || (folder.holds(path)
                                                && !(inRoot && LIVED_IN.contains(folder))));
    }

    private static boolean meet(HostPath folder, HostPath path) {
        return folder.holds(path) || path.holds(folder);
    }

    /** Whether a folder that may be anywhere is on the way, or lies below. */
    private static boolean meets(List<String> steps, List<String> folder) {
        return IntStream.range(0, steps.size())
                .mapToObj(start -> steps.subList(start, steps.size()))
                .anyMatch(
                        rest -> {
                            int common = Math.min(rest.size(), folder.size());
                            return rest.subList(0, common).equals(folder.subList(0, common));
                        });
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
