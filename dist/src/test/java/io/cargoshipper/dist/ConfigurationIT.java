package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A configuration that cannot be used stops the start, with what is wrong and how to mend it. */
class ConfigurationIT {

    @TempDir private Path folder;

    @Test
    void whatIsNoHoconIsNamedWithItsPlace() {
        assertThat(refused("limits { concurrent = 10\nlog = [ ]]"))
                .contains("cargoshipper.conf", "cannot be read");
    }

    @Test
    void anUnknownKeyIsNamedWithTheNearestKnownOne() {
        assertThat(refused("limits.concurent = 10"))
                .contains("'limits.concurent'", "did you mean 'limits.concurrent'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limits.concurrent = many          | limits.concurrent          | many",
                "limits.concurrent = 0             | limits.concurrent          | 0",
                "limits.time = soon                | limits.time                | soon",
                "limits.line-bytes = 1             | limits.line-bytes          | 1",
                "log.level = loud                  | log.level                  | loud",
                "log.json = perhaps                | log.json                   | perhaps",
                "transport = pigeon                | transport                  | pigeon",
                "policy.highest-tier = gentle      | policy.highest-tier        | gentle",
                "policy.tools.deny = docker_exec   | policy.tools.deny          | docker_exec",
                "plugins.required = containers     | plugins.required           | containers",
                "limits = 7                        | limits                     | 7"
            })
    void aValueThatDoesNotFitIsNamedWithItsKey(String line, String key, String value) {
        assertThat(refused(line)).contains(key, value);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThat(refused("limits.concurrent = many\nlog.level = loud\nlimit.time = 3s"))
                .contains("limits.concurrent", "log.level", "limit.time");
    }

    @Test
    void theLineOfAWrongValueIsNamed() {
        assertThat(refused("# first line\n\nlog.level = loud")).contains("cargoshipper.conf: 3");
    }

    @Test
    void aConfigurationThatIsNotThereIsNamed() {
        Path missing = folder.resolve("missing.conf");

        assertThat(refused(Launch.in(folder).runBare("--conf", missing.toString())))
                .contains(missing.toString());
    }

    @Test
    void aFolderOfPacksThatIsNotThereIsNamed() {
        Path missing = folder.resolve("missing");

        assertThat(refused(Launch.in(folder).plugins(missing).run()))
                .contains(missing.toString(), "does not exist", "--plugins");
    }

    @Test
    void aFolderOfPacksThatIsAFileIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("plugins"), "no folder");

        assertThat(refused(Launch.in(folder).plugins(file).run()))
                .contains(file.toString(), "is not a folder");
    }

    @Test
    void aVariableThatDoesNotFitIsNamed() {
        Launch launch = Launch.in(folder).variable("SAFETY_MAX_CONCURRENT_OPERATIONS", "many");

        assertThat(refused(launch.run())).contains("SAFETY_MAX_CONCURRENT_OPERATIONS", "many");
    }

    @Test
    void aSafetyVariableThatIsNeitherTrueNorFalseIsNamed() {
        Launch launch = Launch.in(folder).variable("SAFETY_ALLOW_MODERATE_OPERATIONS", "perhaps");

        assertThat(refused(launch.run())).contains("SAFETY_ALLOW_MODERATE_OPERATIONS", "perhaps");
    }

    @Test
    void substitutionsInPolicyAreRefused() {
        assertThat(refused("policy.tools.deny = [${?DENIED}]")).contains("policy", "substitution");
    }

    @Test
    void anUnknownVariableIsWarnedOfWithTheNearestKnownOne() {
        CommandResult served =
                Launch.in(folder).variable("SAFETY_DENIED_TOOL", "docker_exec_command").run();

        assertThat(served.exitCode()).isZero();
        assertThat(served.stderr())
                .contains("SAFETY_DENIED_TOOL", "did you mean 'SAFETY_DENIED_TOOLS'?");
    }

    @Test
    void aDotEnvFileIsReadAndNamed() throws IOException {
        Launch launch = Launch.in(folder);
        Path dotEnv = folder.resolve("work/.env");
        Files.writeString(dotEnv, "SAFETY_DENIED_TOOLS=docker_exec_command\n");

        try (RawClient client = RawClient.of(launch)) {
            assertThat(client.toolNames())
                    .contains("docker_list_containers")
                    .doesNotContain("docker_exec_command");
            assertThat(client.server().stderr()).contains(dotEnv.toString());
        }
    }

    private String refused(String configuration) {
        return refused(Launch.in(folder).configuration(configuration).run());
    }

    /** Asserts that nothing was served, and returns what was said on stderr. */
    private static String refused(CommandResult result) {
        assertThat(result.exitCode()).as("exit code; stderr: %s", result.stderr()).isEqualTo(2);
        assertThat(result.stdout()).as("stdout").isEmpty();
        assertThat(result.stderr()).doesNotContain("\tat ").doesNotContain("Exception");
        return result.stderr();
    }
}
