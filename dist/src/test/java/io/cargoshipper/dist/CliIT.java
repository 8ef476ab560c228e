package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The commands, as a person at a terminal and a script use them. */
class CliIT {

    @TempDir private Path folder;

    @Test
    void theVersionIsPrinted() {
        CommandResult result = launch().runBare("--version");

        assertThat(result.exitCode()).isZero();
        assertThat(result.stdout().strip())
                .isEqualTo("cargoshipper " + Distribution.built().version());
    }

    @Test
    void helpNamesTheCommands() {
        CommandResult result = launch().runBare("--help");

        assertThat(result.exitCode()).isZero();
        assertThat(result.stdout())
                .contains(
                        "serve",
                        "call",
                        "tools",
                        "plugin",
                        "policy",
                        "doctor",
                        "--conf",
                        "--plugins");
    }

    @ParameterizedTest
    @ValueSource(strings = {"call", "tools", "plugin", "audit", "doctor", "serve"})
    void everyCommandHasHelp(String command) {
        CommandResult result = launch().runBare(command, "--help");

        assertThat(result.exitCode()).isZero();
        assertThat(result.stdout()).contains("cargoshipper " + command);
    }

    @Test
    void anUnknownCommandIsWrongUsage() {
        assertWrongUsage(launch().runBare("dance"), "dance");
    }

    @Test
    void anUnknownOptionIsWrongUsage() {
        assertWrongUsage(launch().runBare("tools", "--loud"), "--loud");
    }

    @Test
    void callingAToolThatDoesNotExistIsWrongUsage() {
        assertWrongUsage(
                launch().run("call", "docker_list_container"),
                "did you mean 'docker_list_containers'?");
    }

    @Test
    void argumentsThatAreNoJsonAreWrongUsage() {
        assertWrongUsage(launch().run("call", "docker_list_containers", "{all"), "no JSON");
    }

    @Test
    void argumentsThatAreNoObjectAreWrongUsage() {
        assertWrongUsage(launch().run("call", "docker_list_containers", "[]"), "JSON object");
    }

    @Test
    void argumentsThatDoNotFitAreAToolError() {
        CommandResult result = launch().run("call", "docker_list_containers", "{\"all\": 7}");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stderr()).contains("INVALID_ARGUMENT: ");
    }

    @Test
    void aCallWithoutAnEngineIsAToolError() {
        CommandResult result = launch().run("call", "docker_list_containers");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stdout()).isEmpty();
        assertThat(result.stderr()).contains("ENGINE_UNAVAILABLE: ", "no-engine.sock");
    }

    @Test
    void aFailureIsJsonWhereJsonIsAskedFor() {
        CommandResult result = launch().run("call", "docker_list_containers", "--json");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.json().path("error").path("code").asString())
                .isEqualTo("ENGINE_UNAVAILABLE");
    }

    @Test
    void aCallThatPolicyRefusesIsAToolError() {
        CommandResult result =
                launch().run("call", "docker_remove_container", "{\"container\":\"web\"}");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stderr()).contains("REFUSED_BY_POLICY: ");
    }

    @Test
    void toolsAreListedForPeople() {
        CommandResult result = launch().run("tools");

        assertThat(result.exitCode()).isZero();
        assertThat(result.stdout())
                .contains("docker_list_containers", "safe")
                .doesNotContain("docker_remove_container");
    }

    @Test
    void toolsAreListedWithTheirSchemasAsJson() {
        List<JsonNode> tools =
                launch().run("tools", "--json").json().path("tools").valueStream().toList();

        assertThat(tools)
                .isNotEmpty()
                .allSatisfy(
                        tool -> {
                            assertThat(tool.path("name").asString()).isNotEmpty();
                            assertThat(tool.path("pack").asString()).isNotEmpty();
                            assertThat(tool.path("tier").asString()).isNotEmpty();
                            assertThat(tool.path("inputSchema").path("type").asString())
                                    .isEqualTo("object");
                        });
    }

    @Test
    void toolsThatPolicyWithholdsAreListedWithTheReason() {
        CommandResult result = launch().run("tools", "--all");

        assertThat(result.stdout()).contains("docker_remove_container", "policy.highest-tier");
    }

    @Test
    void thePolicyInForceIsShown() {
        CommandResult result =
                launch().variable("SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS", "true")
                        .run("policy", "show");

        assertThat(result.exitCode()).isZero();
        assertThat(result.stdout())
                .containsPattern(
                        "policy\\.highest-tier +destructive +SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS in the environment");
    }

    @Test
    void aToolThatPolicyWithholdsIsExplained() {
        CommandResult refused = launch().run("policy", "explain", "docker_remove_container");
        CommandResult allowed = launch().run("policy", "explain", "docker_list_containers");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.stdout())
                .contains("refused: REFUSED_BY_POLICY: ", "policy.highest-tier = destructive");
        assertThat(allowed.exitCode()).isZero();
    }

    @Test
    void explainingAToolThatDoesNotExistIsWrongUsage() {
        assertWrongUsage(
                launch().run("policy", "explain", "docker_list_container"),
                "did you mean 'docker_list_containers'?");
    }

    @Test
    void packsAreListedForPeople() {
        CommandResult result = launch().run("plugin", "list");

        assertThat(result.exitCode()).isZero();
        assertThat(result.stdout()).contains("containers", "system", "READY");
    }

    @Test
    void packsAreListedAsJson() {
        PackList list = PackList.of(launch());

        assertThat(list.names()).contains("containers", "system");
        assertThat(list.state("containers")).isEqualTo("READY");
    }

    @Test
    void withoutAnEngineTheDoctorFindsThatAndNothingElse() {
        CommandResult result = launch().run("doctor", "--json");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.json().path("findings").valueStream())
                .filteredOn(finding -> !finding.path("ok").asBoolean())
                .extracting(finding -> finding.path("subject").asString())
                .containsExactly("engine");
    }

    private Launch launch() {
        return Launch.in(folder);
    }

    private static void assertWrongUsage(CommandResult result, String mentioned) {
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.stdout()).isEmpty();
        assertThat(result.stderr()).contains(mentioned).doesNotContain("\tat ");
    }
}
