package io.cargoshipper.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigLoaderTest {

    @TempDir Path home;

    private Installation installation;

    @BeforeEach
    void makeInstallation() throws IOException {
        installation = Installation.in(home);
    }

    @Test
    void withoutAnythingTheDefaultsHold() {
        HostConfig config = load(Map.of());

        assertThat(config.server().name()).isEqualTo("cargoshipper");
        assertThat(config.policy().highestTier()).isEqualTo(Tier.MODERATE);
        assertThat(config.policy().concurrent()).isEqualTo(10);
        assertThat(config.policy().time()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.limits().lineBytes()).isEqualTo(4 << 20);
        assertThat(config.plugins().directory()).isEqualTo(home.resolve("plugins"));
        assertThat(config.sources()).isEmpty();
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void theFileIsReadAndTheEnvironmentWins() throws IOException {
        conf("server.name = mine, limits { time = 45s, concurrent = 3 }");

        HostConfig config =
                load(
                        Map.of(
                                "SAFETY_DEFAULT_TOOL_TIMEOUT", "12",
                                "MCP_LOG_LEVEL", "WARNING"));

        assertThat(config.server().name()).isEqualTo("mine");
        assertThat(config.policy().concurrent()).isEqualTo(3);
        assertThat(config.policy().time()).isEqualTo(Duration.ofSeconds(12));
        assertThat(config.log().level()).isEqualTo(HostConfig.LogLevel.WARNING);
    }

    @Test
    void anUnknownKeyNamesFileLineAndTheNearestKnownKey() throws IOException {
        conf("\nlimits.tiem = 3s");

        assertThat(problems(Map.of()))
                .singleElement()
                .asString()
                .contains("cargoshipper.conf: 2")
                .contains("limits.tiem")
                .contains("did you mean 'limits.time'");
    }

    @Test
    void allProblemsAreReportedAtOnce() throws IOException {
        conf(
                """
                limits.concurrent = many
                limits.time = 2h
                log.level = loud
                transport = http
                """);

        assertThat(problems(Map.of()))
                .anySatisfy(problem -> assertThat(problem).contains("'many'", "limits.concurrent"))
                .anySatisfy(
                        problem -> assertThat(problem).contains("7200s is not from 1s to 3600s"))
                .anySatisfy(problem -> assertThat(problem).contains("'loud' is not one of"))
                .anySatisfy(problem -> assertThat(problem).contains("'http' is not one of [stdio]"))
                .hasSize(4);
    }

    @Test
    void aFileThatIsNoHoconIsReportedWithItsLine() throws IOException {
        conf("server {\n name = \"x\n}");

        assertThat(problems(Map.of())).singleElement().asString().contains("HOCON", ": 2");
    }

    @Test
    void aNamedFileMustBeThere() {
        Optional<Path> missing = Optional.of(home.resolve("nowhere.conf"));

        assertThat(installation.problems(missing, Optional.empty(), Map.of()))
                .singleElement()
                .asString()
                .contains("nowhere.conf", "--conf");
    }

    @Test
    void theFolderOfPacksMustBeThere() {
        Optional<Path> missing = Optional.of(home.resolve("no-packs"));

        assertThat(installation.problems(Optional.empty(), missing, Map.of()))
                .singleElement()
                .asString()
                .contains("no-packs", "does not exist", "--plugins");
    }

    @Test
    void mistypedVariablesAndUnservedOnesAreWarnedAbout() {
        HostConfig config =
                load(
                        Map.of(
                                "SAFETY_ALOWED_TOOLS",
                                "x",
                                "SECURITY_OAUTH_ENABLED",
                                "true",
                                "HOME",
                                "/"));

        assertThat(config.warnings())
                .anySatisfy(
                        warning ->
                                assertThat(warning)
                                        .contains("SAFETY_ALOWED_TOOLS", "'SAFETY_ALLOWED_TOOLS'"))
                .anySatisfy(
                        warning ->
                                assertThat(warning)
                                        .contains("SECURITY_OAUTH_ENABLED", "does not serve"))
                .hasSize(2);
    }

    private void conf(String text) throws IOException {
        installation.conf(text);
    }

    private HostConfig load(Map<String, String> environment) {
        return installation.load(environment);
    }

    private List<String> problems(Map<String, String> environment) {
        return installation.problems(environment);
    }
}
