package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.pack.engine.EngineObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That Compose takes these files, and makes the same containers of them, ComposeIT shows. */
class ComposeFileTest {

    private static final EngineObject INFO =
            Captured.parsed(
                    """
                    {"LoggingDriver": "json-file", "CgroupVersion": "1", "DefaultRuntime": "runc"}
                    """);

    @ParameterizedTest
    @CsvSource({
        "plain, image-fixture",
        "shop, image-shop",
        "deep, image-fixture",
        "bad, image-fixture"
    })
    void writesWhatTheImageDoesNotGive(String container, String image) {
        assertThat(of(Captured.object(container), Captured.object(image)).text())
                .isEqualTo(expected(container));
    }

    @Test
    void namesTheContainerWhoseNetworkIsShared() {
        EngineObject joined = Captured.object("joined");
        String id = joined.text("HostConfig.NetworkMode").orElseThrow().substring(10);
        ComposeFile file =
                ComposeFile.of(
                        new ComposeSource(
                                joined,
                                Captured.object("image-fixture"),
                                "cargoshipper-fixture:1",
                                INFO,
                                Map.of(id, "plain"),
                                Set.of()));
        assertThat(file.text())
                .contains("network_mode: \"container:plain\"")
                .doesNotContain("hostname", "networks:");
    }

    @Test
    void writesEverythingWhereTheImageIsGone() {
        ComposeFile file = of(Captured.object("shop"), EngineObject.nothing());
        assertThat(file.text())
                .contains("PATH: \"/bin\"", "APP_HOME: \"/app\"", "entrypoint:", "SIGINT")
                .contains("org.example.vendor: \"acme\"");
        assertThat(file.notes()).anyMatch(it -> it.contains("the image is gone"));
    }

    @Test
    void doublesDollarsWhereverTheyStand() {
        assertThat(
                        service(
                                """
                                {"Config": {"Cmd": ["$HOME"], "Env": ["A=${B:-$C}"],
                                            "Labels": {"l": "$$"}, "WorkingDir": "/$x"}}
                                """))
                .contains("\"$$HOME\"", "A: \"$${B:-$$C}\"", "l: \"$$$$\"", "\"/$$x\"");
    }

    @Test
    void leavesSecretsToWhoeverRunsIt() {
        ComposeFile file =
                of(
                        Captured.parsed(
                                "{\"Config\": {\"Env\": [\"A_SECRET=$x\", \"B=$x\", \"1.SECRET=y\", \"C=\\u200b\"]}}"),
                        EngineObject.nothing());
        assertThat(file.text())
                .contains(
                        "A_SECRET: \"${A_SECRET}\"",
                        "B: \"$$x\"",
                        "\"1.SECRET\": \"${_1_SECRET}\"",
                        "C: \"\\u200b\"");
        assertThat(file.notes()).filteredOn(it -> it.startsWith("secrets among")).hasSize(1);
    }

    @Test
    void leavesOutAVariableWithoutAValue() {
        ComposeFile file =
                of(
                        Captured.parsed("{\"Config\": {\"Env\": [\"GONE\", \"B=\"]}}"),
                        EngineObject.nothing());
        assertThat(file.text()).contains("B: \"\"\n").doesNotContain("GONE");
        assertThat(file.notes()).anyMatch(it -> it.startsWith("variables without a value"));
    }

    @Test
    void givesKeysToNamesThatAreNone() {
        String file =
                service(
                        """
                        {"HostConfig": {"NetworkMode": "my net"},
                         "NetworkSettings": {"Networks": {"my net": {}, "network1": {}, "grün": {}}},
                         "Mounts": [{"Type": "volume", "Name": "my data", "Destination": "/d"}]}
                        """);
        assertThat(file)
                .contains(
                        """
                            networks:
                              network2:
                                priority: 1000
                              network1: {}
                              network3: {}
                        """,
                        "        source: \"volume1\"\n",
                        """
                        networks:
                          network2:
                            external: true
                            name: "my net"
                          network1:
                            external: true
                            name: "network1"
                          network3:
                            external: true
                            name: "grün"
                        volumes:
                          volume1:
                            external: true
                            name: "my data"
                        """);
    }

    @Test
    void keepsMountsReadOnlyAndWhatLiesBelowThem() {
        String file =
                service(
                        """
                        {"HostConfig": {"Mounts": [
                          {"Type": "tmpfs", "Target": "/t", "ReadOnly": true},
                          {"Type": "bind", "Target": "/a", "BindOptions": {"NonRecursive": true}},
                          {"Type": "bind", "Target": "/b",
                           "BindOptions": {"ReadOnlyForceRecursive": true}},
                          {"Type": "bind", "Target": "/c",
                           "BindOptions": {"ReadOnlyNonRecursive": true}}]},
                         "Mounts": [
                          {"Type": "tmpfs", "Destination": "/t", "RW": false},
                          {"Type": "bind", "Source": "/x", "Destination": "/a", "RW": true},
                          {"Type": "bind", "Source": "/y", "Destination": "/b", "RW": false},
                          {"Type": "bind", "Source": "/z", "Destination": "/c", "RW": false}]}
                        """);
        assertThat(file)
                .contains(
                        "target: \"/t\"\n        read_only: true\n",
                        "source: \"/x\"\n        bind:\n          recursive: \"disabled\"\n",
                        "source: \"/y\"\n        bind:\n          recursive: \"readonly\"\n",
                        "source: \"/z\"\n        bind:\n          recursive: \"writable\"\n");
    }

    @Test
    void writesAnEntrypointOfTheImagesWhereThereIsNoCommand() {
        EngineObject image =
                Captured.parsed(
                        "{\"Id\": \"i\", \"Config\": {\"Entrypoint\": [\"e\"], \"Cmd\": [\"c\"]}}");
        EngineObject without =
                Captured.parsed(
                        "{\"Name\": \"/a\", \"Config\": {\"Entrypoint\": [\"e\"], \"Cmd\": null}}");
        EngineObject cleared =
                Captured.parsed(
                        "{\"Name\": \"/a\", \"Config\": {\"Entrypoint\": null, \"Cmd\": [\"c\"]}}");
        assertThat(of(without, image).text())
                .contains("entrypoint:\n      - \"e\"\n")
                .doesNotContain("command:");
        assertThat(of(cleared, image).text())
                .contains("entrypoint:\n      - \"\"\n", "command:\n      - \"c\"\n");
    }

    @Test
    void leavesOutWhatComposeWritesItself() {
        String file =
                service(
                        """
                        {"Config": {"Labels": {"com.docker.compose.project": "shop",
                                               "com.docker.compose.service": "web", "mine": "1"}}}
                        """);
        assertThat(file)
                .contains("services:\n  web:\n", "mine: \"1\"")
                .doesNotContain("com.docker");
    }

    @Test
    void leavesTheDefaultBridgeOutBesideOtherNetworks() {
        ComposeFile file =
                of(
                        Captured.parsed(
                                """
                                {"Id": "0123456789abcdef", "Name": "/a",
                                 "HostConfig": {"NetworkMode": "default"},
                                 "NetworkSettings": {"Networks": {
                                   "bridge": {}, "b": {"Aliases": ["0123456789ab", "a", "x"]}}}}
                                """),
                        EngineObject.nothing());
        assertThat(file.text())
                .contains("      b:\n        aliases:\n          - \"x\"\n")
                .doesNotContain("network_mode", "bridge");
        assertThat(file.notes()).anyMatch(it -> it.contains("default bridge"));
    }

    @Test
    void putsTheNetworkItWasMadeInFirst() {
        assertThat(
                        service(
                                """
                                {"HostConfig": {"NetworkMode": "id-of-b"},
                                 "NetworkSettings": {"Networks": {
                                   "a": {}, "b": {"NetworkID": "id-of-b"}}}}
                                """))
                .contains("      a: {}\n      b:\n        priority: 1000\n");
    }

    @Test
    void saysWhatCannotBeWritten() {
        ComposeFile file =
                of(
                        Captured.parsed(
                                """
                                {"Name": "/a", "HostConfig": {"AutoRemove": true,
                                 "NetworkMode": "gone",
                                 "SecurityOpt": ["seccomp={\\"defaultAction\\":\\"x\\"}"]}}
                                """),
                        EngineObject.nothing());
        assertThat(file.text()).doesNotContain("seccomp").contains("network_mode: \"none\"");
        assertThat(file.notes())
                .anyMatch(it -> it.contains("--rm"))
                .anyMatch(it -> it.contains("seccomp profile"))
                .anyMatch(it -> it.contains("in no network"));
    }

    @Test
    void writesThePropagationThatWasAskedFor() {
        String file =
                service(
                        """
                        {"HostConfig": {"Mounts": [{"Type": "bind", "Target": "/c",
                                                    "BindOptions": {"Propagation": "slave"}}]},
                         "Mounts": [
                          {"Type": "bind", "Source": "/", "Destination": "/a", "Mode": "ro",
                           "RW": false, "Propagation": "rslave"},
                          {"Type": "bind", "Source": "/b", "Destination": "/b", "RW": true,
                           "Mode": "Z,rshared", "Propagation": "rshared"},
                          {"Type": "bind", "Source": "/c", "Destination": "/c", "Mode": "",
                           "RW": true, "Propagation": "slave"}]}
                        """);
        assertThat(file)
                .doesNotContain("rslave")
                .contains("propagation: \"rshared\"\n          selinux: \"Z\"")
                .contains("bind:\n          propagation: \"slave\"\n");
    }

    @Test
    void writesDevicesByCapability() {
        assertThat(
                        service(
                                """
                                {"HostConfig": {"DeviceRequests": [
                                  {"Driver": "nvidia", "Count": -1, "Capabilities": [["gpu", "utility"]]}]}}
                                """))
                .contains(
                        """
                            deploy:
                              resources:
                                reservations:
                                  devices:
                                    - capabilities:
                                        - "gpu"
                                        - "utility"
                                      driver: "nvidia"
                                      count: "all"
                        """);
    }

    @Test
    void writesUnmaskedPathsAndNamespaces() {
        assertThat(
                        service(
                                """
                                {"HostConfig": {"MaskedPaths": [], "ReadonlyPaths": [],
                                 "CgroupnsMode": "private", "IpcMode": "host", "UsernsMode": "host",
                                 "Runtime": "runsc", "MemorySwap": -1, "Memory": 4194304}}
                                """))
                .contains(
                        "\"systempaths=unconfined\"",
                        "cgroup: \"private\"",
                        "ipc: \"host\"",
                        "userns_mode: \"host\"",
                        "runtime: \"runsc\"",
                        "mem_limit: \"4m\"",
                        "memswap_limit: -1");
    }

    @Test
    void takesAnyNameForAServiceThatHasNone() {
        assertThat(of(Captured.parsed("{\"Name\": \"/ä ö\"}"), EngineObject.nothing()).text())
                .contains("services:\n  app:\n", "container_name: \"ä ö\"");
    }

    private static String service(String container) {
        return of(Captured.parsed(container), EngineObject.nothing()).text();
    }

    private static ComposeFile of(EngineObject container, EngineObject image) {
        return ComposeFile.of(
                new ComposeSource(
                        container,
                        image,
                        container.text("Config.Image").orElse("an-image"),
                        INFO,
                        Map.of(),
                        SecretVariables.of(container, ComposeFileTest::withoutPasswords)));
    }

    /** As the host does it, by the key alone. */
    private static Map<String, Object> withoutPasswords(Map<String, Object> values) {
        Map<String, Object> shown = new LinkedHashMap<>(values);
        shown.replaceAll(
                (name, value) ->
                        name.contains("SECRET")
                                ? "[redacted: key]"
                                : String.valueOf(value).replace("\u200b", ""));
        return shown;
    }

    private static String expected(String name) {
        try (InputStream in =
                Objects.requireNonNull(
                        ComposeFileTest.class.getResourceAsStream("/compose/" + name + ".yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
