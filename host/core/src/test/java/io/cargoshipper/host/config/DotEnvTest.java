package io.cargoshipper.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Tier;
import io.cargoshipper.host.policy.Bound;
import io.cargoshipper.host.policy.ListKey;
import io.cargoshipper.host.policy.Subject;
import io.cargoshipper.host.policy.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A {@code .env} beside the configuration is the operator's; one in the working folder is not. */
final class DotEnvTest {

    private static final String KEY_OF_SEVERAL_LINES =
            "KEY=\"-----BEGIN PRIVATE KEY-----\nMIIEvQIBADAN\nabc+/def\n-----END PRIVATE KEY-----\"\n";

    @TempDir Path home;

    private Installation installation;

    @BeforeEach
    void makeInstallation() throws IOException {
        installation = Installation.in(home);
    }

    @Test
    void itFillsInWhatTheProcessDoesNotSet() throws IOException {
        beside("# names\nexport MCP_SERVER_NAME=\"from file\"\nMCP_LOG_LEVEL=debug\n");

        HostConfig config = installation.load(Map.of("MCP_LOG_LEVEL", "error"));

        assertThat(config.server().name()).isEqualTo("from file");
        assertThat(config.log().level()).isEqualTo(HostConfig.LogLevel.ERROR);
        assertThat(config.sources()).contains(installation.dotEnvBeside());
    }

    @Test
    void whatIsBlankInTheProcessIsNotSetThere() throws IOException {
        beside(
                """
                SAFETY_DENIED_TOOLS=docker_exec_command
                SAFETY_ALLOW_MODERATE_OPERATIONS=false
                SAFETY_ALLOWED_PROMPTS=security_audit
                """);

        HostConfig config =
                installation.load(
                        Map.of(
                                "SAFETY_DENIED_TOOLS", "",
                                "SAFETY_ALLOW_MODERATE_OPERATIONS", " ",
                                "SAFETY_ALLOWED_PROMPTS", ""));

        assertThat(config.policy().judgeTool("pack", "docker_exec_command", Tier.SAFE))
                .isInstanceOf(Verdict.Refused.class);
        assertThat(config.policy().highestTier()).isEqualTo(Tier.SAFE);
        assertThat(config.policy().judgePrompt("security_audit"))
                .as("here blank says: none")
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void theOneInTheWorkingFolderComesAfterTheFiles() throws IOException {
        installation.conf("server.name = ours");
        inWorkingFolder("MCP_SERVER_NAME=theirs\n");
        assertThat(installation.load(Map.of()).server().name()).isEqualTo("ours");

        installation.conf("");
        assertThat(installation.load(Map.of()).server().name()).isEqualTo("theirs");
    }

    @Test
    void theOneInTheWorkingFolderDoesNotSetTheLog() throws IOException {
        inWorkingFolder("MCP_LOG_LEVEL=error\nMCP_JSON_LOGGING=true\n");

        HostConfig config = installation.load(Map.of());

        assertThat(config.log().level()).isEqualTo(HostConfig.LogLevel.INFO);
        assertThat(config.log().json()).isFalse();
        assertThat(config.warnings())
                .singleElement()
                .asString()
                .contains(installation.dotEnvInWorkingFolder().toString(), "ignored");
    }

    @Test
    void theOneBesideTheConfigurationCountsAsTheEnvironment() throws IOException {
        beside("SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS=true\nSAFETY_DEFAULT_TOOL_TIMEOUT=60\n");

        HostConfig config = installation.load(Map.of());

        assertThat(config.policy().highestTier()).isEqualTo(Tier.DESTRUCTIVE);
        assertThat(config.policy().time()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void theOneInTheWorkingFolderLoosensNoDefault() throws IOException {
        inWorkingFolder(
                """
                SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS=true
                SAFETY_DEFAULT_TOOL_TIMEOUT=60
                SAFETY_MAX_CONCURRENT_OPERATIONS=20
                SAFETY_MAX_RESPONSE_BYTES=80000
                """);

        HostConfig config = installation.load(Map.of());

        assertThat(config.policy().highestTier()).isEqualTo(Tier.MODERATE);
        assertThat(config.policy().time()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.policy().concurrent()).isEqualTo(10);
        assertThat(config.policy().responseBytes()).isEqualTo(40000);
        assertThat(config.warnings())
                .hasSize(4)
                .allSatisfy(
                        warning ->
                                assertThat(warning)
                                        .contains(
                                                installation.dotEnvInWorkingFolder().toString(),
                                                "the built-in defaults",
                                                "ignored",
                                                "can only tighten"));
    }

    @Test
    void theOneInTheWorkingFolderLoosensNothingThatTheProcessSays() throws IOException {
        inWorkingFolder("SAFETY_ALLOW_MODERATE_OPERATIONS=true\nSAFETY_DENIED_TOOLS=a\n");

        HostConfig config =
                installation.load(
                        Map.of(
                                "SAFETY_ALLOW_MODERATE_OPERATIONS",
                                "false",
                                "SAFETY_DENIED_TOOLS",
                                "b"));

        assertThat(config.policy().highestTier()).isEqualTo(Tier.SAFE);
        assertThat(config.policy().layers())
                .flatExtracting(
                        layer -> layer.patterns(ListKey.denied(Subject.TOOLS)).orElse(List.of()))
                .extracting("text")
                .containsExactly("b", "a");
    }

    @Test
    void theOneInTheWorkingFolderTightens() throws IOException {
        inWorkingFolder(
                """
                SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS=false
                SAFETY_REQUIRE_CONFIRMATION_FOR_DESTRUCTIVE=true
                SAFETY_DEFAULT_TOOL_TIMEOUT=10
                """);

        HostConfig config =
                installation.load(Map.of("SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS", "true"));

        assertThat(config.policy().highestTier()).isEqualTo(Tier.MODERATE);
        assertThat(config.policy().value(Bound.APPROVAL)).contains(true);
        assertThat(config.policy().time()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void theOneInTheWorkingFolderMayAgreeWithTheProcess() throws IOException {
        inWorkingFolder("SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS=true\n");

        HostConfig config =
                installation.load(Map.of("SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS", "true"));

        assertThat(config.policy().highestTier()).isEqualTo(Tier.DESTRUCTIVE);
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void theOneInTheWorkingFolderDoesNotSteerTheSearchForTheEngine() throws IOException {
        inWorkingFolder("DOCKER_HOST=tcp://elsewhere:2375\nDOCKER_CONTEXT=theirs\n");

        HostConfig config = installation.load(Map.of("DOCKER_CONTEXT", "mine"));

        assertThat(config.environment().value("DOCKER_HOST")).isEmpty();
        assertThat(config.environment().value("DOCKER_CONTEXT")).contains("mine");
        assertThat(config.warnings())
                .singleElement()
                .asString()
                .contains(
                        installation.dotEnvInWorkingFolder().toString(),
                        "DOCKER_HOST",
                        "ignored",
                        "engine.host");
    }

    @Test
    void theUsersHomeIsNotMovedFromTheWorkingFolder() throws IOException {
        Path elsewhere = Files.createDirectories(home.resolve("work/elsewhere/packs"));
        inWorkingFolder("HOME=" + elsewhere.getParent() + "\n");
        installation.conf("plugins.directory = \"~/packs\"");

        assertThat(installation.problems(Map.of()))
                .singleElement()
                .asString()
                .doesNotContain("elsewhere")
                .contains("does not exist");
    }

    @Test
    void theHostsOwnVariablesOfTheWorkingFolderReachNoPack() throws IOException {
        inWorkingFolder("SAFETY_MAX_LOG_LINES=1000000\nPACK_TOKEN=t\n");

        Environment environment = installation.load(Map.of()).environment();

        assertThat(environment.value("SAFETY_MAX_LOG_LINES")).isEmpty();
        assertThat(environment.value("PACK_TOKEN")).contains("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                KEY_OF_SEVERAL_LINES,
                "no equals sign\n",
                "A=\0\n",
                "MCP_LOG_LEVEL=loud\n",
                "MCP_TRANSPORT=pigeon\n",
                "SAFETY_MAX_CONCURRENT_OPERATIONS=5000\n",
                "SAFETY_ALLOW_MODERATE_OPERATIONS=perhaps\n",
                "SAFETY_DENIED_TOOLS=[\"a\n"
            })
    void whatIsWrongStopsTheStartOnlyBesideTheConfiguration(String text) throws IOException {
        inWorkingFolder(text);
        HostConfig config = installation.load(Map.of());

        assertThat(config.warnings())
                .singleElement()
                .asString()
                .contains(installation.dotEnvInWorkingFolder().toString())
                .doesNotContain("PRIVATE", "MIIE");
        assertThat(config.policy().concurrent()).isEqualTo(10);
        assertThat(config.log().level()).isEqualTo(HostConfig.LogLevel.INFO);

        Files.delete(installation.dotEnvInWorkingFolder());
        beside(text);
        assertThat(installation.problems(Map.of()))
                .singleElement()
                .asString()
                .doesNotContain("PRIVATE", "MIIE");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void oneThatCannotBeReadIsNotPassedOver() throws IOException {
        Files.createDirectory(installation.dotEnvInWorkingFolder());
        assertThat(installation.load(Map.of()).warnings())
                .singleElement()
                .asString()
                .contains("is not a file that can be read");

        Files.createSymbolicLink(installation.dotEnvBeside(), home.resolve("nowhere"));
        assertThat(installation.problems(Map.of()))
                .singleElement()
                .asString()
                .contains(installation.dotEnvBeside().toString(), "is not a file");
    }

    @Test
    void oneThatIsNoTextIsNamed() throws IOException {
        Files.write(installation.dotEnvBeside(), "A=é".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(installation.problems(Map.of()))
                .singleElement()
                .asString()
                .contains("is not UTF-8");
    }

    @Test
    void whereBothFoldersAreOneItIsTheOperators() throws IOException {
        Path file = Files.writeString(home.resolve("work/mine.conf"), "");
        inWorkingFolder("SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS=true\n");

        HostConfig config = installation.load(Optional.of(file), Optional.empty(), Map.of());

        assertThat(config.policy().highestTier()).isEqualTo(Tier.DESTRUCTIVE);
    }

    private void inWorkingFolder(String text) throws IOException {
        Files.writeString(installation.dotEnvInWorkingFolder(), text);
    }

    private void beside(String text) throws IOException {
        Files.writeString(installation.dotEnvBeside(), text);
    }
}
