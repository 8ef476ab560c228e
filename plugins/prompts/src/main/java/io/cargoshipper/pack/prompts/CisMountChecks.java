package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks of what of the host a container sees as files. */
final class CisMountChecks {

    /**
     * The benchmark's list, root's own files and where engines keep those of all containers. What
     * lies below them is sensitive too, where it can be written.
     */
    private static final Set<String> SENSITIVE =
            Set.of(
                    "/boot",
                    "/dev",
                    "/etc",
                    "/lib",
                    "/proc",
                    "/root",
                    "/sys",
                    "/usr",
                    "/var/lib/containerd",
                    "/var/lib/containers",
                    "/var/lib/docker");

    /** Sensitive as a whole; folders below them are what people mean to mount. */
    private static final Set<String> SENSITIVE_AS_A_WHOLE =
            Set.of("/", "/home", "/run", "/var", "/var/lib", "/var/run");

    /** Wherever they are; the last is the pipe of Windows. */
    private static final Set<String> SOCKETS =
            Set.of(
                    "docker.sock",
                    "containerd.sock",
                    "podman.sock",
                    "crio.sock",
                    "dockershim.sock",
                    "docker_engine");

    /** The folders in which engines have them, and those around; {@code user} is for rootless. */
    private static final Pattern AROUND_SOCKETS =
            Pattern.compile(
                    "/|/var|(/var)?/run(/(docker|docker/containerd|containerd|podman|crio"
                            + "|user|user/\\d+|user/\\d+/podman))?");

    private CisMountChecks() {}

    static CisResult folders(AuditSubject subject) {
        List<HostMount> mounts = HostMount.of(subject);
        List<HostMount> whole = mounts.stream().filter(it -> isWhole(it, subject)).toList();
        List<HostMount> found = new ArrayList<>(whole);
        mounts.stream()
                .filter(it -> !whole.contains(it) && it.writable() && isInSensitive(it, subject))
                .forEach(found::add);
        if (found.isEmpty()) {
            return unlessUnknown(mounts, "%d mount(s), none of them".formatted(mounts.size()));
        }
        String evidence = "Mounts: %s".formatted(texts(found));
        return whole.stream().anyMatch(HostMount::writable)
                ? CisResult.fail(evidence)
                : CisResult.warn(evidence);
    }

    private static boolean isWhole(HostMount mount, AuditSubject subject) {
        return mount.isOfHost()
                && (SENSITIVE_AS_A_WHOLE.contains(mount.path())
                        || sensitive(subject).anyMatch(mount.path()::equals));
    }

    private static boolean isInSensitive(HostMount mount, AuditSubject subject) {
        return mount.isOfHost() && sensitive(subject).anyMatch(mount::isIn);
    }

    private static Stream<String> sensitive(AuditSubject subject) {
        return Stream.concat(SENSITIVE.stream(), subject.info().text("DockerRootDir").stream());
    }

    static CisResult readOnlyRoot(AuditSubject subject) {
        return subject.host().flag("ReadonlyRootfs")
                ? CisResult.pass("HostConfig.ReadonlyRootfs=true")
                : CisResult.warn("HostConfig.ReadonlyRootfs=false");
    }

    static CisResult devices(AuditSubject subject) {
        List<EngineObject> devices = subject.host().objects("Devices");
        int requests = subject.host().objects("DeviceRequests").size();
        if (devices.isEmpty() && requests == 0) {
            return CisResult.pass("HostConfig.Devices is empty");
        }
        String paths =
                devices.stream()
                        .map(it -> it.text("PathOnHost").orElse("?"))
                        .collect(Collectors.joining(", "));
        return CisResult.warn(
                "HostConfig.Devices: %s%s"
                        .formatted(
                                paths.isEmpty() ? "none" : paths,
                                requests == 0
                                        ? ""
                                        : "; %d device request(s), such as GPUs"
                                                .formatted(requests)));
    }

    static CisResult propagation(AuditSubject subject) {
        List<String> shared =
                subject.container().objects("Mounts").stream()
                        .filter(
                                it ->
                                        it.text("Propagation")
                                                .filter(p -> p.endsWith("shared"))
                                                .isPresent())
                        .map(ContainerSheet::mount)
                        .toList();
        return shared.isEmpty()
                ? CisResult.pass("none of its mounts is shared")
                : CisResult.fail("shared: %s".formatted(String.join("; ", shared)));
    }

    /** A socket can be used where its mount is read-only too. */
    static CisResult socket(AuditSubject subject) {
        List<HostMount> mounts = HostMount.of(subject);
        List<HostMount> sockets =
                mounts.stream()
                        .filter(HostMount::isOfHost)
                        .filter(
                                it ->
                                        SOCKETS.contains(it.lastName())
                                                || AROUND_SOCKETS.matcher(it.path()).matches())
                        .toList();
        return sockets.isEmpty()
                ? unlessUnknown(mounts, "no such mount")
                : CisResult.fail(
                        "a socket, or a folder in which engines have theirs; whoever has it has the"
                                + " host: %s".formatted(texts(sockets)));
    }

    /** A pass, unless there are mounts of which nobody knows what they show. */
    private static CisResult unlessUnknown(List<HostMount> mounts, String evidence) {
        List<HostMount> unknown = mounts.stream().filter(HostMount::isUnknown).toList();
        return unknown.isEmpty()
                ? CisResult.pass(evidence)
                : CisResult.manual(
                        "whether these are of the host is not known, see their driver and options"
                                + " (docker_inspect_volume): %s".formatted(texts(unknown)));
    }

    private static String texts(List<HostMount> mounts) {
        return mounts.stream().map(HostMount::text).collect(Collectors.joining("; "));
    }
}
