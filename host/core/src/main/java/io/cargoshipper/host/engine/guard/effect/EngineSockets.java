package io.cargoshipper.host.engine.guard.effect;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What sockets of engines are called, and where they lie. */
final class EngineSockets {

    /** Parts of names, wherever the socket lies; one is a named pipe of Windows. */
    private static final List<String> NAMES =
            List.of(
                    "docker.sock",
                    "docker.raw.sock",
                    "docker-cli.sock",
                    "podman.sock",
                    "containerd.sock",
                    "crio.sock",
                    "dockershim.sock",
                    "buildkitd.sock",
                    "docker_engine");

    /** Where they lie, so that the folders on the way hold one. */
    private static final List<HostPath> KNOWN =
            Stream.of(
                            "/run/docker.sock",
                            "/var/run/docker.sock",
                            "/private/var/run/docker.sock",
                            "/run/podman/podman.sock",
                            "/run/containerd/containerd.sock",
                            "/run/docker/containerd/containerd.sock",
                            "/run/k3s/containerd/containerd.sock",
                            "/run/crio/crio.sock",
                            "/run/buildkit/buildkitd.sock")
                    .map(HostPath::of)
                    .toList();

    /** Where each user has one: {@code /run/user/1000/docker.sock}. */
    private static final HostPath OF_USERS = HostPath.of("/run/user");

    /** Folders of virtual machines with engines in them, which keep their sockets here. */
    private static final Set<String> MACHINES = Set.of(".colima", ".lima", ".rd", ".orbstack");

    private EngineSockets() {}

    /**
     * Whether it is a socket of an engine, or a folder that has one.
     *
     * @param own where the engine listens that is spoken to
     */
    static boolean contain(HostPath path, List<HostPath> own) {
        return path.readings().stream().anyMatch(reading -> contains(reading, own));
    }

    private static boolean contains(HostPath path, List<HostPath> own) {
        return path.steps().stream().anyMatch(EngineSockets::isName)
                || path.steps().stream().anyMatch(MACHINES::contains)
                || Stream.concat(KNOWN.stream(), own.stream()).anyMatch(path::holds)
                || own.stream().anyMatch(socket -> socket.holds(path))
                || path.holds(OF_USERS)
                || (OF_USERS.holds(path) && path.steps().size() == OF_USERS.steps().size() + 1)
                // Which of the pipes leads to an engine cannot be told.
                || (path.text().startsWith("\\\\") && path.steps().contains("pipe"));
    }

    private static boolean isName(String step) {
        return NAMES.stream().anyMatch(step::contains);
    }
}
