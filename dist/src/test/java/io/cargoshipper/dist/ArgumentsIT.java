package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Arguments that are wrong, odd or large. */
@UseTestEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArgumentsIT {

    private static final int INVALID_PARAMS = -32602;
    private static final int MEBIBYTE = 1 << 20;

    private final TestEngine engine;
    private Fixture fixture;
    private RawClient client;

    ArgumentsIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeAll
    void connect(@TempDir Path folder) {
        fixture = Fixture.idle(engine);
        client = RawClient.of(Launch.in(folder).on(engine));
    }

    @AfterAll
    void disconnect() {
        client.close();
        fixture.close();
    }

    @Test
    void aWrongTypeIsNamedWithTheRightOne() {
        ToolAnswer answer = client.call("docker_list_containers", Map.of("all", "yes"));

        answer.assertFailure("INVALID_ARGUMENT");
        assertThat(answer.text()).contains("'all'", "boolean", "yes");
    }

    @Test
    void aMissingArgumentIsNamed() {
        ToolAnswer answer = client.call("docker_inspect_container", Map.of());

        answer.assertFailure("INVALID_ARGUMENT");
        assertThat(answer.text()).contains("'container' is missing");
    }

    @Test
    void anUnknownArgumentIsNamedWithTheNearestKnownOne() {
        ToolAnswer answer =
                client.call("docker_inspect_container", Map.of("containr", fixture.name()));

        answer.assertFailure("INVALID_ARGUMENT");
        assertThat(answer.text()).contains("'containr' is unknown", "did you mean 'container'?");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        ToolAnswer answer = client.call("docker_container_logs", Map.of("stdout", 1, "taill", 5));

        answer.assertFailure("INVALID_ARGUMENT");
        assertThat(answer.text()).contains("'container' is missing", "'stdout'", "'taill'");
    }

    @Test
    void aValueOutOfItsRangeIsNamed() {
        ToolAnswer answer =
                client.call(
                        "docker_container_logs",
                        Map.of("container", fixture.name(), "follow_seconds", 31));

        answer.assertFailure("INVALID_ARGUMENT");
        assertThat(answer.text()).contains("'follow_seconds'", "31", "30");
    }

    @Test
    void whatOneArgumentCannotTellAloneIsRefusedToo() {
        ToolAnswer answer =
                client.call(
                        "docker_container_logs",
                        Map.of("container", fixture.name(), "stdout", false, "stderr", false));

        answer.assertFailure("INVALID_ARGUMENT");
        assertThat(answer.text()).contains("stdout and stderr");
    }

    @Test
    void absentArgumentsAreNoArguments() {
        int id = client.send("tools/call", Map.of("name", "docker_list_containers"));

        client.awaitCall(id).assertSuccess();
    }

    @Test
    void nullIsTakenForAbsentWhereAnArgumentIsOptional() {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("container", fixture.name());
        arguments.put("since", null);

        client.call("docker_container_logs", arguments).assertSuccess();
    }

    @Test
    void aNumberIsTakenForTheTextOfIt() {
        client.call("docker_container_logs", Map.of("container", fixture.name(), "tail", 5))
                .assertSuccess();
    }

    @Test
    void aContainerThatDoesNotExistIsNotFoundAndTheNearestIsNamed() {
        String mistyped = fixture.name().replace("fixture", "fixtrue");

        ToolAnswer answer = client.call("docker_inspect_container", Map.of("container", mistyped));

        answer.assertFailure("NOT_FOUND");
        assertThat(answer.text()).contains(mistyped, "did you mean '%s'".formatted(fixture.name()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "web; touch /tmp/pwned",
                "$(touch /tmp/pwned)",
                "`id`",
                "a|b",
                "a\nb",
                "../../etc/passwd",
                "web?force=1",
                "--help",
                "",
                "naïve"
            })
    void aNameWithMetacharactersIsRefused(String name) {
        client.call("docker_inspect_container", Map.of("container", name))
                .assertFailure("INVALID_ARGUMENT");
    }

    @Test
    void aCommandIsRunWithoutAShell() {
        String[] command = {"echo", "$(id); `id` && echo \"$HOME\" | cat > /tmp/pwned"};

        assertThat(exec(Map.of("command", Arrays.asList(command))).path("stdout").asString())
                .isEqualTo(command[1] + "\n");
    }

    @Test
    void aMebibyteOfArgumentsArrives() {
        JsonNode counted =
                exec(Map.of("command", List.of("wc", "-c"), "stdin", "x".repeat(MEBIBYTE)));

        assertThat(counted.path("stdout").asString().strip()).isEqualTo(Integer.toString(MEBIBYTE));
    }

    @Test
    void anUnknownToolIsAnErrorOfTheProtocolAndTheNearestIsNamed() {
        JsonNode error =
                client.request("tools/call", Map.of("name", "docker_list_container")).path("error");

        assertThat(error.path("code").asInt()).isEqualTo(INVALID_PARAMS);
        assertThat(error.path("message").asString())
                .contains("docker_list_container", "did you mean 'docker_list_containers'?");
    }

    private JsonNode exec(Map<String, Object> arguments) {
        Map<String, Object> all = new HashMap<>(arguments);
        all.put("container", fixture.name());
        return client.call("docker_exec_command", all).assertSuccess().structured();
    }
}
