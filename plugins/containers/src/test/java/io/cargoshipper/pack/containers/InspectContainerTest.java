package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import io.cargoshipper.pack.engine.FieldPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InspectContainerTest {

    private static final String WEB =
            """
            {"Id": "0123456789abcdef", "Name": "/web", "Path": "nginx", "Args": [],
             "LogPath": "/var/lib/x", "ResolvConfPath": "/var/lib/y",
             "GraphDriver": {"Name": "overlay2", "Data": {"LowerDir": "/a:/b"}},
             "State": {"Status": "running", "Running": true, "Paused": false, "ExitCode": 0,
                       "Error": "",
                       "Health": {"Status": "healthy", "FailingStreak": 0,
                                  "Log": [{"ExitCode": 1, "Output": "first"},
                                          {"ExitCode": 0, "Output": "last"}]}},
             "Config": {"Tty": false, "Env": ["PASSWORD=secret=1", "EMPTY=", "UNSET"], "Labels": {"flag": "", "text": "%s"},
                        "ExposedPorts": {"80/tcp": {}}, "Entrypoint": null},
             "HostConfig": {"Memory": 0, "NanoCpus": 500000000, "Privileged": false, "Init": true,
                            "Binds": null, "CapAdd": [], "MaskedPaths": ["/proc/kcore"],
                            "SomethingNew": "kept"},
             "NetworkSettings": {"SandboxID": "1", "IPAddress": "10.0.0.2",
                                 "Ports": {"80/tcp": null},
                                 "Networks": {"front": {"IPAddress": "10.0.0.2", "EndpointID": "2"},
                                              "back": {"IPAddress": "", "Aliases": null}}},
             "Mounts": []}
            """
                    .formatted("x".repeat(1_500));

    private final InspectContainer tool = new InspectContainer();
    private final FakeEngine engine =
            new FakeEngine()
                    .answer("GET /containers/web/json", 200, WEB)
                    .answer(
                            "GET /containers/json",
                            200,
                            "[{\"Id\": \"0123456789abcdef\", \"Names\": [\"/web\"]},"
                                    + " {\"Id\": \"0123ffff89abcdef\", \"Names\": [\"/job\"]}]");

    @Test
    void leavesOutNoise() {
        Map<String, Object> digest = inspect("web").container();
        assertThat(digest)
                .containsOnlyKeys(
                        "Id", "Name", "State", "Path", "Config", "HostConfig", "NetworkSettings");
        assertThat(digest.keySet()).startsWith("Id", "Name", "State");
        assertThat(digest.get("HostConfig"))
                .isEqualTo(Map.of("NanoCpus", 500000000, "Init", true, "SomethingNew", "kept"));
        assertThat(digest.get("NetworkSettings"))
                .isEqualTo(
                        Map.of(
                                "Ports", Map.of("80/tcp", Map.of()),
                                "Networks",
                                        Map.of(
                                                "front", Map.of("IPAddress", "10.0.0.2"),
                                                "back", Map.of())));
    }

    @Test
    void keepsTheLastHealthCheckAndEveryState() {
        assertThat(inspect("web").container().get("State"))
                .isEqualTo(
                        Map.of(
                                "Status",
                                "running",
                                "Running",
                                true,
                                "Paused",
                                false,
                                "ExitCode",
                                0,
                                "Health",
                                Map.of(
                                        "Status",
                                        "healthy",
                                        "FailingStreak",
                                        0,
                                        "Log",
                                        List.of(Map.of("ExitCode", 0, "Output", "last")))));
    }

    @Test
    void keepsLabelsAndCutsLongOnes() {
        assertThat(FieldPath.of("Config.Labels").in(inspect("web").container()))
                .contains(
                        Map.of(
                                "flag",
                                "",
                                "text",
                                "x".repeat(1_000) + "… [500 more characters: ask for this field]"));
    }

    @Test
    void givesFieldsCompleteAndSaysWhatIsMissing() {
        InspectContainer.Inspection inspection =
                inspect(
                        "/web",
                        "State.Health.Log",
                        "HostConfig.Binds",
                        "Config.Labels.text",
                        "Nope");
        assertThat(inspection.container())
                .containsOnlyKeys("State.Health.Log", "Config.Labels.text")
                .containsEntry("Config.Labels.text", "x".repeat(1_500));
        assertThat((List<?>) inspection.container().get("State.Health.Log")).hasSize(2);
        assertThat(inspection.missing()).containsExactly("HostConfig.Binds", "Nope");
    }

    @Test
    void keepsTheValuesOfVariablesToItself() {
        assertThat(FieldPath.of("Config.Env").in(inspect("web").container()))
                .contains(List.of("PASSWORD=…", "EMPTY=…", "UNSET"));
        assertThat(inspect("web", "Config", "config").container().toString())
                .contains("PASSWORD=…")
                .doesNotContain("secret");
    }

    @Test
    void givesTheValuesOfVariablesWhereTheyAreNamed() {
        assertThat(inspect("web", "Config.Env", "config.env.0").container())
                .containsEntry("Config.Env", List.of("PASSWORD=secret=1", "EMPTY=", "UNSET"))
                .containsEntry("config.env.0", "PASSWORD=secret=1");
    }

    @Test
    void secretsAreGoneBeforeFieldsAreCut() {
        FakeCall call = FakeCall.ofSeconds(30).hiding("text");
        assertThat(inspect(call, "web", "Config.Labels.text").container())
                .containsEntry("Config.Labels.text", FakeCall.HIDDEN);
        assertThat(
                        inspect(FakeCall.ofSeconds(30).hiding("PASSWORD"), "web", "Config.Env.0")
                                .container())
                .containsEntry("Config.Env.0", "PASSWORD=" + FakeCall.HIDDEN);
    }

    @Test
    void suggestsNamesForOneThatDoesNotExist() {
        assertFails("wbe", ErrorCode.NOT_FOUND, "no container 'wbe'; did you mean 'web'?");
        assertFails(
                "other", ErrorCode.NOT_FOUND, "docker_list_containers with all=true shows those");
    }

    @Test
    void asksForMoreOfAnAmbiguousId() {
        engine.answer(
                "GET /containers/0123/json",
                500,
                "{\"message\": \"Multiple IDs found with provided prefix: 0123\"}");
        assertFails(
                "0123",
                ErrorCode.INVALID_ARGUMENT,
                "more than one container id starts with '0123': 0123456789ab, 0123ffff89ab");
    }

    private InspectContainer.Inspection inspect(String container, String... fields) {
        return inspect(FakeCall.ofSeconds(30), container, fields);
    }

    private InspectContainer.Inspection inspect(FakeCall call, String container, String... fields) {
        return tool.inspect(
                new InspectContainer.Arguments(container, List.of(fields)), call, engine.client());
    }

    private void assertFails(String container, ErrorCode code, String message) {
        assertThatThrownBy(() -> inspect(container))
                .isInstanceOfSatisfying(
                        ToolException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }
}
