package io.cargoshipper.pack.containers;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An absolute path on the engine's host, judged by its text alone: symbolic links are the engine's
 * to follow. Case is ignored, as some hosts do.
 *
 * @param steps the names on the way, without {@code .}, {@code ..} and the drive of Windows
 */
record HostPath(List<String> steps) {

    /** What an engine's socket is called, wherever it lies; the last is a named pipe of Windows. */
    private static final List<String> SOCKETS =
            List.of("docker.sock", "podman.sock", "containerd.sock", "docker_engine");

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

    /** Folders of keys and passwords, wherever they lie. */
    private static final Set<String> SECRETS = Set.of(".ssh", ".docker", ".kube", ".aws", ".gnupg");

    HostPath {
        steps = List.copyOf(steps);
    }

    /** Reads a path, also a Windows one; {@code ..} at the top stays there, as in the kernel. */
    static HostPath of(String path) {
        boolean windows = path.matches("(?s)[a-zA-Z]:.*");
        String text = windows ? path.substring(2).replace('\\', '/') : path;
        Deque<String> steps = new ArrayDeque<>();
        for (String step : text.toLowerCase(Locale.ROOT).split("/", -1)) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return new HostPath(List.copyOf(steps));
    }

    /**
     * Whether it is an engine's socket, lies in a system folder or holds one, as {@code /} and
     * {@code /var} do, is a whole home or holds such, or is or lies in a folder of keys. A folder
     * in a home, such as a project's, is not.
     */
    boolean isSensitive() {
        return steps.stream().anyMatch(step -> SOCKETS.stream().anyMatch(step::contains))
                || steps.stream().anyMatch(SECRETS::contains)
                || SYSTEM.stream().anyMatch(folder -> holds(folder) || folder.holds(this))
                || HOMES.stream().anyMatch(homes -> holds(homes) || isIn(homes));
    }

    private boolean isIn(HostPath folder) {
        return folder.holds(this) && steps.size() == folder.steps.size() + 1;
    }

    private boolean holds(HostPath other) {
        int length = steps.size();
        return length <= other.steps.size() && steps.equals(other.steps.subList(0, length));
    }
}
