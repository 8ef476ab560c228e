package io.cargoshipper.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Tier;
import io.cargoshipper.api.index.PackIndex;
import io.cargoshipper.host.fixture.Indices;
import io.cargoshipper.host.policy.Bound;
import io.cargoshipper.host.policy.ListKey;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.Subject;
import io.cargoshipper.host.policy.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The environment tightens what the file says, and never loosens it. */
final class PolicyLayersTest {

    private static final PackIndex INDEX =
            Indices.pack(
                    List.of(
                            Indices.tool("docker_exec_command", Optional.empty()),
                            Indices.tool("docker_list_images", Optional.empty())),
                    List.of(Indices.prompt("prompt")),
                    List.of(Indices.resource("docker://info")),
                    List.of(Indices.template("docker://container/{container}", false)));

    @TempDir Path home;

    private Installation installation;

    @BeforeEach
    void makeInstallation() throws IOException {
        installation = Installation.in(home);
    }

    @Test
    void theEnvironmentAllowsDestructiveCallsWhereNobodySaysOtherwise() {
        HostConfig config = load(Map.of("SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS", "true"));

        assertThat(config.policy().highestTier()).isEqualTo(Tier.DESTRUCTIVE);
    }

    @Test
    void theEnvironmentCannotRaiseTheTierOfTheFile() throws IOException {
        installation.conf("policy.highest-tier = safe");

        HostConfig config = load(Map.of("SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS", "true"));

        assertThat(config.policy().highestTier()).isEqualTo(Tier.SAFE);
        assertThat(config.warnings())
                .singleElement()
                .asString()
                .contains(
                        "SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS in the environment asks for destructive",
                        "cargoshipper.conf line 1 says safe",
                        "ignored");
    }

    @Test
    void theEnvironmentCannotTakeAwayTheApproval() throws IOException {
        installation.conf("approval.destructive = true");

        HostConfig config = load(Map.of("SAFETY_REQUIRE_CONFIRMATION_FOR_DESTRUCTIVE", "false"));

        assertThat(config.policy().value(Bound.APPROVAL)).contains(true);
        assertThat(config.warnings())
                .singleElement()
                .asString()
                .contains(
                        "SAFETY_REQUIRE_CONFIRMATION_FOR_DESTRUCTIVE in the environment asks for false",
                        "cargoshipper.conf line 1 says true",
                        "ignored");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approval.destructive = false", ""})
    void theEnvironmentCanAskForTheApproval(String conf) throws IOException {
        installation.conf(conf);

        HostConfig config = load(Map.of("SAFETY_REQUIRE_CONFIRMATION_FOR_DESTRUCTIVE", "1"));

        assertThat(config.policy().value(Bound.APPROVAL)).contains(true);
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void theShorterTimeCounts() throws IOException {
        installation.conf("limits.time = 45s");

        HostConfig shorter = load(Map.of("SAFETY_DEFAULT_TOOL_TIMEOUT", "12"));
        HostConfig longer = load(Map.of("SAFETY_DEFAULT_TOOL_TIMEOUT", "60"));

        assertThat(shorter.policy().time()).isEqualTo(Duration.ofSeconds(12));
        assertThat(shorter.warnings()).isEmpty();
        assertThat(longer.policy().time()).isEqualTo(Duration.ofSeconds(45));
        assertThat(longer.warnings())
                .singleElement()
                .asString()
                .contains(
                        "SAFETY_DEFAULT_TOOL_TIMEOUT in the environment asks for 1m",
                        "says 45s",
                        "ignored");
    }

    @Test
    void theSmallerNumberOfCallsCounts() throws IOException {
        installation.conf("limits.concurrent = 3");

        HostConfig fewer = load(Map.of("SAFETY_MAX_CONCURRENT_OPERATIONS", "2"));
        HostConfig more = load(Map.of("SAFETY_MAX_CONCURRENT_OPERATIONS", "4"));

        assertThat(fewer.policy().concurrent()).isEqualTo(2);
        assertThat(more.policy().concurrent()).isEqualTo(3);
        assertThat(more.warnings())
                .singleElement()
                .asString()
                .contains("asks for 4", "limits.concurrent in", "says 3", "ignored");
    }

    @Test
    void theSmallerResultCounts() throws IOException {
        installation.conf("limits.response-bytes = 20000");

        HostConfig smaller = load(Map.of("SAFETY_MAX_RESPONSE_BYTES", "10000"));
        HostConfig larger = load(Map.of("SAFETY_MAX_RESPONSE_BYTES", "30000"));

        assertThat(smaller.policy().responseBytes()).isEqualTo(10000);
        assertThat(larger.policy().responseBytes()).isEqualTo(20000);
        assertThat(larger.warnings())
                .singleElement()
                .asString()
                .contains("asks for 30000", "says 20000", "ignored");
    }

    @Test
    void theEnvironmentStandsForTheDefaultsWhereTheFileSaysNothing() {
        HostConfig config =
                load(
                        Map.of(
                                "SAFETY_DEFAULT_TOOL_TIMEOUT", "60",
                                "SAFETY_MAX_CONCURRENT_OPERATIONS", "20",
                                "SAFETY_MAX_RESPONSE_BYTES", "80000"));

        assertThat(config.policy().time()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.policy().concurrent()).isEqualTo(20);
        assertThat(config.policy().responseBytes()).isEqualTo(80000);
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void aVariableOutOfBoundsIsNamed() {
        assertThat(installation.problems(Map.of("SAFETY_MAX_CONCURRENT_OPERATIONS", "5000")))
                .singleElement()
                .asString()
                .contains("SAFETY_MAX_CONCURRENT_OPERATIONS", "5000 is not from 1 to 1000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "policy.highest-tier = ${?TIER}",
                "policy.tools.deny = [${?DENIED}]",
                "approval.destructive = ${?ASK}",
                "limits { concurrent = 1, concurrent = ${?MANY} }",
                "policy { tools.deny += docker_exec_command }"
            })
    void limitsTakeNoSubstitutions(String conf) throws IOException {
        installation.conf("server.name = a\n\n" + conf);

        assertThat(installation.problems(Map.of()))
                .singleElement()
                .asString()
                .contains("cargoshipper.conf: 3: ", "takes no ${…} substitutions, and no +=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a_*, b_x", "[\"a_*\", \"b_x\"]", " [ \"a_*\",\n\"b_x\" ] ", "a_*,,b_x,"})
    void listsTakeCommasOrJson(String text) {
        HostConfig config = load(Map.of("SAFETY_DENIED_TOOLS", text));

        assertThat(
                        config.policy()
                                .layers()
                                .get(0)
                                .patterns(ListKey.denied(Subject.TOOLS))
                                .orElseThrow())
                .extracting("text")
                .containsExactly("a_*", "b_x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"a\", \"b",
                "[\"a\", b]",
                "[\"a\"] b",
                "[1]",
                "[\"a\", null]",
                "[[\"a\"]]",
                "\"a\", \"b\"]",
                "a b",
                "a; b"
            })
    void aListThatCannotDenyWhatItMeansIsAProblem(String text) {
        assertThat(installation.problems(Map.of("SAFETY_DENIED_TOOLS", text)))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).contains("SAFETY_DENIED_TOOLS"));
    }

    @Test
    void anEmptyJsonListAllowsNothing() {
        HostConfig config = load(Map.of("SAFETY_ALLOWED_TOOLS", "[]"));

        assertThat(config.policy().judgeTool("pack", "t", Tier.SAFE))
                .isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "YES", "on", "1"})
    void truthIsWrittenTheSameEverywhere(String truth) throws IOException {
        installation.conf("approval.destructive = " + truth);

        HostConfig config =
                load(
                        Map.of(
                                "MCP_JSON_LOGGING", truth,
                                "SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS", truth));

        assertThat(config.policy().value(Bound.APPROVAL)).contains(true);
        assertThat(config.log().json()).isTrue();
        assertThat(config.policy().highestTier()).isEqualTo(Tier.DESTRUCTIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aBlankListOfPromptsOrResourcesAllowsNone(String blank) {
        HostConfig config =
                load(
                        Map.of(
                                "SAFETY_ALLOWED_PROMPTS", blank,
                                "SAFETY_ALLOWED_RESOURCES", blank,
                                "SAFETY_ALLOWED_TOOLS", blank));

        assertThat(reason(config.policy().judgePrompt("p"))).contains("SAFETY_ALLOWED_PROMPTS");
        assertThat(reason(config.policy().judgeResource("a:b", "a:b")))
                .contains("SAFETY_ALLOWED_RESOURCES");
        // What it has always meant there.
        assertThat(config.policy().judgeTool("pack", "t", Tier.SAFE)).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void promptsAndResourcesAreAllAllowedWhereNobodySaysAnything() {
        Policy policy = load(Map.of()).policy();

        assertThat(policy.judgePrompt("p")).isEqualTo(Verdict.ALLOWED);
        assertThat(policy.judgeResource("a:b", "a:b")).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void listsOfPromptsAndResourcesAreLayersToo() throws IOException {
        installation.conf(
                """
                policy.prompts { allow = ["security_*", "optimize_*"], deny = ["*_all"] }
                policy.resources { allow = ["docker://*"], deny = ["docker://container/db"] }
                """);
        Policy policy =
                load(Map.of(
                                "SAFETY_ALLOWED_PROMPTS", "security_*",
                                "SAFETY_ALLOWED_RESOURCES",
                                        "[\"docker://info\", \"docker://container/*\"]"))
                        .policy();

        assertThat(policy.judgePrompt("security_audit")).isEqualTo(Verdict.ALLOWED);
        assertThat(reason(policy.judgePrompt("optimize_one"))).contains("SAFETY_ALLOWED_PROMPTS");
        assertThat(reason(policy.judgePrompt("security_all"))).contains("policy.prompts.deny");
        assertThat(policy.judgeResource("docker://info", "docker://info"))
                .isEqualTo(Verdict.ALLOWED);
        assertThat(reason(policy.judgeResource("docker://images", "docker://images")))
                .contains("SAFETY_ALLOWED_RESOURCES");
        assertThat(reason(policy.judgeResource("docker://container/db", "docker://container/{c}")))
                .contains("denied by 'docker://container/db' of policy.resources.deny");
    }

    @Test
    void whatCannotMatchAUriIsAProblem() throws IOException {
        installation.conf("policy.resources.allow = [\"docker info\"]");

        assertThat(installation.problems(Map.of()))
                .singleElement()
                .asString()
                .contains("'docker info' cannot match a resource's URI");
    }

    @Test
    void patternsOfPromptsAndResourcesThatMatchNothingAreWarnedOf() throws IOException {
        installation.conf(
                """
                policy.prompts.deny = ["promt", "pro*"]
                policy.resources.allow = [
                  "docker://info", "docker://inf", "docker://container/{container}",
                  "docker://container/web*", "docker://container/web/logs", "docker://*"]
                """);

        assertThat(load(Map.of()).unmatched(new InstalledNames(List.of("pack"), List.of(INDEX))))
                .satisfiesExactlyInAnyOrder(
                        message ->
                                assertThat(message)
                                        .contains(
                                                "policy.prompts.deny in ",
                                                "'promt' matches no prompt; did you mean 'prompt'?"),
                        message ->
                                assertThat(message)
                                        .contains(
                                                "'docker://inf' matches no resource; did you mean 'docker://info'?"),
                        message ->
                                assertThat(message)
                                        .contains("'docker://container/web/logs' matches no"));
    }

    @Test
    void namesThatNothingBearsAreWarnedOfWithTheNearest() throws IOException {
        installation.conf(
                """
                policy.tools.deny = ["docker_exec_comand", "docker_list_*"]
                plugins.disabled = ["sytem", "images"]
                packs { contaners { a = 1 }, images { b = null } }
                """);
        HostConfig config = load(Map.of("SAFETY_ALLOWED_TOOLS", "dockr_*"));

        assertThat(
                        config.unmatched(
                                new InstalledNames(
                                        Set.of("system", "images", "containers"), List.of(INDEX))))
                .satisfiesExactlyInAnyOrder(
                        message ->
                                assertThat(message)
                                        .contains(
                                                "policy.tools.deny in ",
                                                "'docker_exec_comand' matches no tool",
                                                "'docker_exec_command'?"),
                        message ->
                                assertThat(message)
                                        .contains(
                                                "SAFETY_ALLOWED_TOOLS in the environment",
                                                "'dockr_*'"),
                        message ->
                                assertThat(message)
                                        .contains("packs.contaners", "did you mean 'containers'?"),
                        message ->
                                assertThat(message)
                                        .contains(
                                                "plugins.disabled",
                                                "'sytem'",
                                                "did you mean 'system'?"));
    }

    private static String reason(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).reason();
    }

    private HostConfig load(Map<String, String> environment) {
        return installation.load(environment);
    }
}
