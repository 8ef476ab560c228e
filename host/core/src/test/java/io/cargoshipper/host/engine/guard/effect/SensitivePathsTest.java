package io.cargoshipper.host.engine.guard.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensitivePathsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//",
                "/.",
                "/srv/..",
                "/../../",
                "/etc",
                "/etc/",
                "//etc//passwd",
                "/srv/../etc/cron.d",
                "/srv/./../../etc",
                "/ETC/passwd",
                "/proc/1/root",
                "/sys/fs/cgroup",
                "/dev",
                "/boot",
                "/root/.ssh",
                "/run/user/1000",
                "/var",
                "/var/lib",
                "/var/run",
                "/var/lib/docker/volumes",
                "/var/lib/containerd",
                "/var/lib/containers/storage",
                "/var/lib/postgresql",
                "/var/spool/cron",
                "/var/log",
                "/var/snap/docker",
                "/usr",
                "/usr/local/bin",
                "/bin",
                "/sbin/init",
                "/lib",
                "/lib32",
                "/lib64",
                "/libx32",
                "/opt",
                "/opt/cni/bin",
                "/opt/containerd",
                "/home/me/.local",
                "/home/me/.local/share",
                "/home/me/.local/share/docker/volumes",
                "/srv/people/me/.local/share/containers/storage",
                "/srv/.local/me/.local/share/docker",
                "/Library/LaunchDaemons",
                "/System",
                "/private",
                "/private/etc/hosts",
                "/private/var/run/x",
                "/home",
                "/home/me",
                "/home/me/",
                "/home/me/project/..",
                "/var/home/me",
                "/Users",
                "/Users/me",
                "C:\\Users",
                "C:\\Users\\me",
                "C:\\Program Files\\tool",
                "C:\\Program Files (x86)",
                "/home/me/.ssh",
                "/home/me/.ssh/authorized_keys",
                "/srv/deploy/.docker",
                "/home/me/.kube/config",
                "C:\\Users\\me\\.aws",
                "/home/me/.gnupg",
                "/srv/docker.sock",
                "/home/me/.docker/run/docker.sock",
                "/tmp/podman.sock/x",
                "/tmp/my-containerd.sock.1",
                "//./pipe/docker_engine",
                "C:\\",
                "C:/",
                "c:\\windows\\System32",
                "C:\\Users\\..\\Windows",
                "C:\\ProgramData",
                "/proc/self/root/home/me/project",
                "/proc/1/root/srv",
                "/proc/self/cwd/x",
                "/proc/thread-self/fd/3",
                "/dev/fd/3",
                "/dev/stdin",
                "/srv/../proc/1/root",
                "/host_mnt/Users/me/.ssh",
                "/host_mnt/c/Windows",
                "/run/desktop/mnt/host/c/Users/me/project",
                "/mnt/c/Windows/System32",
                "/c/Windows",
                "C:\\WINDOWS.\\x",
                "C:\\Windows \\x",
                "C:\\PROGRA~1",
                "\\\\?\\C:\\Windows",
                "\\\\localhost\\c$",
                "\\\\.\\pipe\\docker_engine",
                "\\\\.\\pipe\\anything",
                "//./pipe/anything",
                "/etc.",
                "/home/me/.\u017f\u017fh",
                "/home/me/.\u212aube",
                "/run/user/1000/docker.sock",
                "/home/me/.colima/default",
                "/Users/me/.orbstack/run",
                "/tmp/crio.sock"
            })
    void knowsWhatGivesTheHostAway(String path) {
        assertThat(isSensitive(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/srv",
                "/srv/data",
                "/opt/tool",
                "/opt/shop/data",
                "/home/me/.local/bin",
                "/home/me/.local/share/app",
                "/home/me/project",
                "/etcetera",
                "/running",
                "/srv/etc",
                "/etc/../srv",
                "/var/www",
                "/private/tmp/x",
                "/var/home/me/project",
                "/Users/me/project",
                "/home/me/.config/app",
                "/home/me/ssh",
                "/library-of-mine",
                "/users-of-mine/me",
                "/srv/usr/bin",
                "/rooted",
                "/tmp",
                "C:\\Users\\me\\project",
                "D:\\data"
            })
    void letsOrdinaryFoldersBe(String path) {
        assertThat(isSensitive(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/localtime",
                "/etc/timezone",
                "/usr/share/zoneinfo/UTC",
                "/lib/modules",
                "/usr",
                "/bin/../sbin",
                "/var/log",
                "/var/log/nginx",
                "/run/udev/data"
            })
    void whatTellsNothingMayBeRead(String path) {
        assertThat(isSensitive(HostPath.of(path), false)).isFalse();
        assertThat(isSensitive(HostPath.of(path), true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc",
                "/etc/shadow",
                "/root",
                "/run",
                "/run/udev",
                "/run/udev/control",
                "/sys",
                "/proc",
                "/dev",
                "/boot",
                "/var",
                "/var/lib/postgresql",
                "/var/log/..",
                "/usr/../etc",
                "/usr/local/me/.ssh",
                "/",
                "/srv/people/me/.local/share/docker"
            })
    void theRestMayNot(String path) {
        assertThat(isSensitive(HostPath.of(path), false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/vol", "/vol/engine", "/vol/engine/overlay2/x", "/srv/../vol"})
    void theEnginesOwnFolderIsNobodys(String path) {
        assertThat(isSensitive(HostPath.of(path), false)).isTrue();
    }

    private static boolean isSensitive(String path) {
        HostPath read = HostPath.of(path);
        return isSensitive(read, true) || EngineSockets.contain(read, List.of());
    }

    private static boolean isSensitive(HostPath path, boolean writable) {
        return SensitivePaths.contain(
                path, false, writable, Optional.of(HostPath.of("/vol/engine")));
    }
}
