package io.cargoshipper.pack.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.pack.engine.FakeEngine;
import java.util.List;
import org.junit.jupiter.api.Test;

class SystemInfoTest {

    private final SystemInfo tool = new SystemInfo();

    @Test
    void describes() {
        SystemInfo.Description description =
                describe(
                        """
                        {"Name": "build-1", "ServerVersion": "28.5.1", "Containers": 3,
                         "ContainersRunning": 1, "Images": 7, "NCPU": 8, "MemTotal": 33567694848,
                         "Driver": "overlay2", "CgroupDriver": "systemd", "CgroupVersion": "2",
                         "DockerRootDir": "/var/lib/docker",
                         "Runtimes": {"runc": {"path": "runc"}, "crun": {"path": "/bin/crun"}},
                         "DefaultRuntime": "runc",
                         "SecurityOptions": ["name=seccomp,profile=builtin", "name=rootless"],
                         "Swarm": {"LocalNodeState": "inactive", "RemoteManagers": null},
                         "IndexServerAddress": "https://index.docker.io/v1/",
                         "RegistryConfig": {
                             "InsecureRegistryCIDRs": ["127.0.0.0/8"],
                             "Mirrors": ["https://mirror.example/"],
                             "IndexConfigs": {"docker.io": {"Secure": true},
                                              "old.example:5000": {"Secure": false}}},
                         "Warnings": ["WARNING: no swap limit"]}
                        """);
        assertThat(description.name()).contains("build-1");
        assertThat(description.containers().total()).contains(3);
        assertThat(description.containers().running()).contains(1);
        assertThat(description.containers().paused()).isEmpty();
        assertThat(description.cpus()).contains(8);
        assertThat(description.memoryBytes()).contains(33_567_694_848L);
        assertThat(description.cgroupVersion()).contains("2");
        assertThat(description.runtimes()).isEqualTo(List.of("crun", "runc"));
        assertThat(description.defaultRuntime()).contains("runc");
        assertThat(description.securityOptions()).hasSize(2);
        assertThat(description.swarm()).contains("inactive");
        assertThat(description.registryMirrors()).isEqualTo(List.of("https://mirror.example/"));
        assertThat(description.insecureRegistries())
                .isEqualTo(List.of("127.0.0.0/8", "old.example:5000"));
        assertThat(description.warnings()).isEqualTo(List.of("WARNING: no swap limit"));
    }

    @Test
    void livesWithWhatAnEngineLeavesOut() {
        for (String json :
                List.of(
                        "{}",
                        """
                        {"RegistryConfig": null, "Warnings": null, "Runtimes": null, "Swarm": {},
                         "SecurityOptions": null, "IndexServerAddress": "", "CgroupVersion": ""}
                        """,
                        """
                        {"RegistryConfig": {"Mirrors": null, "InsecureRegistryCIDRs": null,
                                            "IndexConfigs": {"a": null}},
                         "Swarm": {"LocalNodeState": ""}}
                        """)) {
            SystemInfo.Description description = describe(json);
            assertThat(description.containers().total()).isEmpty();
            assertThat(description.swarm()).isEmpty();
            assertThat(description.registry()).isEmpty();
            assertThat(description.cgroupVersion()).isEmpty();
            assertThat(description.insecureRegistries()).isEmpty();
            assertThat(description.warnings()).isEmpty();
        }
    }

    private SystemInfo.Description describe(String json) {
        return tool.info(new FakeEngine().answer("GET /info", 200, json).client());
    }
}
