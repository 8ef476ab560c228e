package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPathTest {

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
                "/srv/docker.sock",
                "/home/me/.docker/run/docker.sock",
                "/tmp/podman.sock/x",
                "/tmp/my-containerd.sock.1",
                "//./pipe/docker_engine",
                "C:\\",
                "C:/",
                "c:\\windows\\System32",
                "C:\\Users\\..\\Windows",
                "C:\\ProgramData"
            })
    void knowsWhatGivesTheHostAway(String path) {
        assertThat(HostPath.of(path).isSensitive()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/srv",
                "/srv/data",
                "/home/me/project",
                "/etcetera",
                "/running",
                "/srv/etc",
                "/etc/../srv",
                "/var/lib/postgresql",
                "/var/www",
                "/rooted",
                "/tmp",
                "C:\\Users\\me\\project",
                "D:\\data"
            })
    void letsOrdinaryFoldersBe(String path) {
        assertThat(HostPath.of(path).isSensitive()).isFalse();
    }
}
