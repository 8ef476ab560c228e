package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CisChecksTest {

    private static final EngineObject INFO =
            Captured.parsed(
                    """
                    {"SecurityOptions": ["name=seccomp,profile=default"],
                     "DockerRootDir": "/engine/data",
                     "Swarm": {"LocalNodeState": "inactive"}}
                    """);

    @Test
    void areTheWholeOfSectionFiveInItsOrder() {
        assertThat(CisChecks.ALL.stream().map(CisCheck::id).filter(it -> it.startsWith("5.")))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 32).mapToObj(it -> "5." + it).toList());
        assertThat(CisChecks.ALL.stream().map(CisCheck::id).filter(it -> it.startsWith("4.")))
                .containsExactly("4.1", "4.6", "4.7", "4.9", "4.10");
    }

    @Test
    void failWhatOpensTheHost() {
        Map<String, CisStatus> results = results("bad");
        assertThat(results)
                .containsEntry("5.4", CisStatus.FAIL)
                .containsEntry("5.5", CisStatus.FAIL)
                .containsEntry("5.6", CisStatus.FAIL)
                .containsEntry("5.10", CisStatus.FAIL)
                .containsEntry("5.22", CisStatus.FAIL)
                .containsEntry("5.32", CisStatus.FAIL);
    }

    @Test
    void passWhatIsHardened() {
        Map<String, CisStatus> results = results("deep");
        assertThat(results)
                .containsEntry("4.1", CisStatus.PASS)
                .containsEntry("5.4", CisStatus.PASS)
                .containsEntry("5.12", CisStatus.PASS)
                .containsEntry("5.13", CisStatus.PASS)
                .containsEntry("5.19", CisStatus.PASS)
                .containsEntry("5.26", CisStatus.PASS)
                .containsEntry("5.30", CisStatus.PASS)
                .containsEntry("5.16", CisStatus.FAIL)
                .containsEntry("5.18", CisStatus.WARN)
                .containsEntry("5.21", CisStatus.FAIL);
    }

    @Test
    void judgePortsLimitsAndTheImage() {
        Map<String, CisStatus> results = results("shop");
        assertThat(results)
                .containsEntry("4.1", CisStatus.WARN)
                .containsEntry("4.6", CisStatus.PASS)
                .containsEntry("4.10", CisStatus.WARN)
                .containsEntry("5.8", CisStatus.PASS)
                .containsEntry("5.9", CisStatus.MANUAL)
                .containsEntry("5.11", CisStatus.PASS)
                .containsEntry("5.14", CisStatus.WARN)
                .containsEntry("5.15", CisStatus.PASS)
                .containsEntry("5.27", CisStatus.PASS)
                .containsEntry("5.29", CisStatus.PASS)
                .containsEntry("5.2", CisStatus.NOT_APPLICABLE)
                .containsEntry("5.3", CisStatus.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5.4  | FAIL | {'HostConfig': {'CapAdd': ['CAP_SYS_ADMIN']}}",
                "5.4  | WARN | {'HostConfig': {'CapAdd': ['audit_control']}}",
                "5.4  | PASS | {'HostConfig': {'CapAdd': ['CHOWN'], 'CapDrop': ['ALL']}}",
                "5.6  | WARN | {'Mounts': [{'Type': 'bind', 'Source': '/etc/', 'RW': false}]}",
                "5.6  | WARN | {'Mounts': [{'Type': 'bind', 'Source': '/etc/app', 'RW': true}]}",
                "5.6  | PASS | {'Mounts': [{'Type': 'bind', 'Source': '/etc/localtime', 'RW': false}]}",
                "5.6  | PASS | {'Mounts': [{'Type': 'tmpfs', 'Destination': '/etc', 'RW': true}]}",
                "5.6  | MANUAL | {'Mounts': [{'Type': 'cluster', 'Destination': '/etc', 'RW': true}]}",
                "5.8  | WARN | {'HostConfig': {'PortBindings': {'80/tcp': [{'HostPort': '80'}]}}}",
                "5.11 | WARN | {}",
                "5.12 | PASS | {'HostConfig': {'NanoCpus': 5}}",
                "5.12 | WARN | {'HostConfig': {'CpuShares': 1024}}",
                "5.14 | PASS | {'HostConfig': {'PortBindings': {'80/tcp': [{'HostIp': '127.0.0.1', 'HostPort': '80'}]}}}",
                "5.15 | WARN | {'HostConfig': {'RestartPolicy': {'Name': 'always'}}}",
                "5.15 | WARN | {'HostConfig': {'RestartPolicy': {'Name': 'on-failure', 'MaximumRetryCount': 9}}}",
                "5.17 | FAIL | {'HostConfig': {'IpcMode': 'host'}}",
                "5.18 | WARN | {'HostConfig': {'DeviceRequests': [{'Driver': 'nvidia'}]}}",
                "5.19 | MANUAL | {}",
                "5.20 | FAIL | {'Mounts': [{'Type': 'bind', 'Source': '/a', 'Propagation': 'rshared'}]}",
                "5.20 | PASS | {'Mounts': [{'Type': 'bind', 'Source': '/a', 'Propagation': 'rslave'}]}",
                "5.22 | PASS | {'HostConfig': {'SecurityOpt': ['seccomp={}']}}",
                "5.25 | WARN | {'HostConfig': {'CgroupParent': 'x'}}",
                "5.26 | PASS | {'HostConfig': {'SecurityOpt': ['no-new-privileges:true']}}",
                "5.26 | WARN | {'HostConfig': {'SecurityOpt': ['no-new-privileges=false']}}",
                "5.27 | WARN | {'Config': {'Healthcheck': {'Test': ['NONE']}}}",
                "5.29 | WARN | {'HostConfig': {'PidsLimit': -1}}",
                "5.31 | FAIL | {'HostConfig': {'UsernsMode': 'host'}}",
                "5.32 | FAIL | {'Mounts': [{'Type': 'bind', 'Source': '/run/podman/podman.sock'}]}",
                "4.1  | WARN | {'Config': {'User': '0:100'}}",
                "4.1  | PASS | {'Config': {'User': 'app'}}"
            })
    void judgeOneField(String id, CisStatus expected, String container) {
        AuditSubject subject =
                subject(Captured.parsed(container.replace('\'', '"')), EngineObject.nothing());
        assertThat(result(id, subject).status()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/, true, FAIL, FAIL",
        "/var/run, true, FAIL, FAIL",
        "/var/run, false, WARN, FAIL",
        "/run, true, FAIL, FAIL",
        "//run/, false, WARN, FAIL",
        "/srv/../run/./, false, WARN, FAIL",
        "/../var, true, FAIL, FAIL",
        "/run/docker, true, PASS, FAIL",
        "/run/containerd, false, PASS, FAIL",
        "/var/run/podman, false, PASS, FAIL",
        "/run/user/1000, true, PASS, FAIL",
        "/run/user/1000/docker.sock, true, PASS, FAIL",
        "/run/docker.sock, true, PASS, FAIL",
        "\\\\.\\pipe\\docker_engine, true, PASS, FAIL",
        "/run/app, true, PASS, PASS",
        "/runs, true, PASS, PASS",
        "/root, true, FAIL, PASS",
        "/root, false, WARN, PASS",
        "/root/.ssh, true, WARN, PASS",
        "/home, true, FAIL, PASS",
        "/home/me/app, true, PASS, PASS",
        "/var/lib/docker, true, FAIL, PASS",
        "/var/lib/docker/volumes/x, true, WARN, PASS",
        "/engine/data, true, FAIL, PASS",
        "/var/www, true, PASS, PASS"
    })
    void judgeAPathHoweverItIsMounted(
            String path, boolean writable, CisStatus folders, CisStatus socket) {
        EngineObject bind = mount("bind", Map.of("Source", path, "RW", writable));
        EngineObject mount = mount("volume", Map.of("Name", "v", "RW", writable));
        EngineObject bound = volume(Map.of("type", "none", "o", "rw, bind", "device", path));
        for (AuditSubject subject :
                List.of(
                        subject(bind, EngineObject.nothing()),
                        subject(mount, EngineObject.nothing(), Map.of("v", bound)))) {
            assertThat(result("5.6", subject).status()).isEqualTo(folders);
            assertThat(result("5.32", subject).status()).isEqualTo(socket);
        }
    }

    @Test
    void showWhichFolderAVolumeIs() {
        AuditSubject subject =
                subject(
                        mount("volume", Map.of("Name", "v", "Destination", "/x", "RW", true)),
                        EngineObject.nothing(),
                        Map.of("v", volume(Map.of("o", "rbind", "device", "/"))));
        assertThat(result("5.6", subject))
                .isEqualTo(
                        CisResult.fail(
                                "Mounts: volume v -> /x (read-write), which is / of the host"));
        assertThat(result("5.32", subject).evidence()).contains("volume v -> /x", "/ of the host");
    }

    @Test
    void tellVolumesApart() {
        assertThat(ofVolume(volume(Map.of()))).isEqualTo(CisStatus.PASS);
        assertThat(ofVolume(new EngineObject(Map.of("Driver", "local")))).isEqualTo(CisStatus.PASS);
        assertThat(ofVolume(volume(Map.of("type", "nfs", "o", "addr=10.0.0.1", "device", ":/"))))
                .isEqualTo(CisStatus.PASS);
        assertThat(ofVolume(volume(Map.of("type", "tmpfs", "device", "tmpfs"))))
                .isEqualTo(CisStatus.PASS);
        assertThat(ofVolume(volume(Map.of("type", "ext4", "device", "/dev/sda1"))))
                .isEqualTo(CisStatus.WARN);
        assertThat(
                        ofVolume(
                                volume(
                                        Map.of(
                                                "type", "overlay",
                                                "o", "lowerdir=/,upperdir=/u,workdir=/w",
                                                "device", "overlay"))))
                .isEqualTo(CisStatus.MANUAL);
        assertThat(ofVolume(new EngineObject(Map.of("Driver", "local-persist"))))
                .isEqualTo(CisStatus.MANUAL);
    }

    @Test
    void doNotPassAVolumeThatWasNotRead() {
        AuditSubject subject =
                subject(
                        mount("volume", Map.of("Name", "v", "Destination", "/x")),
                        EngineObject.nothing());
        assertThat(result("5.6", subject).status()).isEqualTo(CisStatus.MANUAL);
        assertThat(result("5.32", subject).status()).isEqualTo(CisStatus.MANUAL);
        assertThat(result("5.32", subject).evidence()).contains("volume v -> /x");
    }

    private static CisStatus ofVolume(EngineObject volume) {
        AuditSubject subject =
                subject(
                        mount("volume", Map.of("Name", "v", "RW", true)),
                        EngineObject.nothing(),
                        Map.of("v", volume));
        return result("5.6", subject).status();
    }

    private static EngineObject volume(Map<String, Object> options) {
        return new EngineObject(Map.of("Driver", "local", "Options", options));
    }

    /** A container with one mount. */
    private static EngineObject mount(String type, Map<String, Object> fields) {
        Map<String, Object> mount = new HashMap<>(fields);
        mount.put("Type", type);
        return new EngineObject(Map.of("Mounts", List.of(mount)));
    }

    @Test
    void judgeWhatTheEngineOffers() {
        EngineObject info =
                Captured.parsed(
                        """
                        {"SecurityOptions": ["name=apparmor", "name=selinux", "name=no-new-privileges"],
                         "Swarm": {"LocalNodeState": "active"}}
                        """);
        EngineObject running =
                Captured.parsed(
                        """
                        {"State": {"Running": true}, "AppArmorProfile": "",
                         "HostConfig": {"SecurityOpt": ["label=disable"]}}
                        """);
        AuditSubject subject =
                new AuditSubject(
                        "a",
                        running,
                        EngineObject.nothing(),
                        EngineObject.nothing(),
                        List.of(),
                        info,
                        Optional.empty(),
                        List.of(),
                        Map.of());
        assertThat(result("5.1", subject).status()).isEqualTo(CisStatus.WARN);
        assertThat(result("5.2", subject).status()).isEqualTo(CisStatus.FAIL);
        assertThat(result("5.3", subject).status()).isEqualTo(CisStatus.FAIL);
        assertThat(result("5.22", subject).status()).isEqualTo(CisStatus.FAIL);
        assertThat(result("5.26", subject).status()).isEqualTo(CisStatus.PASS);
    }

    @Test
    void judgeWhatRunsInside() {
        AuditSubject subject =
                new AuditSubject(
                        "a",
                        Captured.parsed("{\"Config\": {\"User\": \"app\"}}"),
                        EngineObject.nothing(),
                        EngineObject.nothing(),
                        List.of(),
                        INFO,
                        Optional.of(List.of("nginx: master", "/usr/sbin/sshd -D")),
                        List.of(
                                Captured.parsed("{\"ProcessConfig\": {\"privileged\": true}}"),
                                Captured.parsed("{\"ProcessConfig\": {\"user\": \"root\"}}")),
                        Map.of());
        assertThat(result("5.7", subject)).isEqualTo(CisResult.warn("1 process(es) of sshd"));
        assertThat(result("5.23", subject).status()).isEqualTo(CisStatus.FAIL);
        assertThat(result("5.24", subject))
                .isEqualTo(CisResult.warn("1 exec session(s) run as root"));
    }

    @Test
    void judgeHowTheImageWasBuilt() {
        AuditSubject subject =
                new AuditSubject(
                        "a",
                        EngineObject.nothing(),
                        Captured.parsed(
                                "{\"Config\": {\"Env\": [\"API_KEY=geheim\", \"PATH=/bin\"]}}"),
                        EngineObject.nothing(),
                        List.of(
                                made("/bin/sh -c #(nop) ADD file:1 in /app"),
                                made("RUN /bin/sh -c apt-get update # buildkit"),
                                made("RUN /bin/sh -c apt-get update && apt-get install -y gcc"),
                                made("ARG DB_PASSWORD=topsecret"),
                                made("ADD rootfs.tar /")),
                        INFO,
                        Optional.empty(),
                        List.of(),
                        Map.of());
        assertThat(result("4.7", subject).evidence()).startsWith("1 layer(s)");
        assertThat(result("4.9", subject).evidence()).isEqualTo("1 layer(s) by ADD");
        assertThat(result("4.10", subject).evidence())
                .isEqualTo("set in the image: API_KEY, DB_PASSWORD")
                .doesNotContain("geheim", "topsecret");
    }

    private static Map<String, CisStatus> results(String captured) {
        EngineObject image =
                Captured.object(captured.equals("shop") ? "image-shop" : "image-fixture");
        AuditSubject subject = subject(Captured.object(captured), image);
        return CisChecks.ALL.stream()
                .collect(Collectors.toMap(CisCheck::id, it -> it.of(subject).status()));
    }

    private static AuditSubject subject(EngineObject container, EngineObject image) {
        return subject(container, image, Map.of());
    }

    private static AuditSubject subject(
            EngineObject container, EngineObject image, Map<String, EngineObject> volumes) {
        return new AuditSubject(
                "a",
                container,
                image,
                image,
                List.of(),
                INFO,
                Optional.empty(),
                List.of(),
                volumes);
    }

    private static CisResult result(String id, AuditSubject subject) {
        return CisChecks.ALL.stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow()
                .of(subject);
    }

    private static EngineObject made(String command) {
        return new EngineObject(Map.of("CreatedBy", command));
    }
}
