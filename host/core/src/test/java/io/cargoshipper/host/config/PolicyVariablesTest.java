package io.cargoshipper.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.host.audit.AuditSettings;
import io.cargoshipper.host.policy.Disposition;
import io.cargoshipper.host.policy.Effect;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.Subject;
import io.cargoshipper.host.policy.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variables of policy beyond tiers, tools, prompts and resources. */
final class PolicyVariablesTest {

    @TempDir Path home;

    private Installation installation;

    @BeforeEach
    void makeInstallation() throws IOException {
        installation = Installation.in(home);
    }

    @ParameterizedTest
    @CsvSource({"true, ALLOW", "false, DENY"})
    void privilegedContainersHaveASwitch(String value, Disposition disposition) {
        assertThat(
                        policy(Map.of("SAFETY_ALLOW_PRIVILEGED_CONTAINERS", value))
                                .judge(Effect.PRIVILEGED, "")
                                .disposition())
                .isEqualTo(disposition);
    }

    @Test
    void mountsHaveTwoLists() {
        Policy policy =
                policy(
                        Map.of(
                                "HOME", "/home/ada",
                                "SAFETY_VOLUME_MOUNT_ALLOWLIST", "~/work,/srv",
                                "SAFETY_VOLUME_MOUNT_BLOCKLIST", "[\"/srv/secret\"]"));

        assertThat(policy.judge(Effect.OUTSIDE_MOUNT, "/home/ada/work/x").disposition())
                .isEqualTo(Disposition.NOTE);
        assertThat(((Verdict.Refused) policy.judge(Subject.MOUNTS, "/srv/secret/key")).reason())
                .contains("'/srv/secret' of SAFETY_VOLUME_MOUNT_BLOCKLIST in the environment");
        assertThat(((Verdict.Refused) policy.judge(Subject.MOUNTS, "/opt")).reason())
                .contains("SAFETY_VOLUME_MOUNT_ALLOWLIST in the environment");
        assertThat(policy(Map.of("SAFETY_VOLUME_MOUNT_ALLOWLIST", "")).judge(Subject.MOUNTS, "/"))
                .as("blank is unset")
                .isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void ratesAndLinesHaveVariables() {
        Policy policy =
                policy(
                        Map.of(
                                "SAFETY_MAX_LOG_LINES", "50",
                                "SECURITY_RATE_LIMIT_ENABLED", "false",
                                "SECURITY_RATE_LIMIT_RPM", "30",
                                "SECURITY_RATE_LIMIT_CONCURRENT", "2",
                                "SECURITY_PRE_AUTH_RATE_LIMIT_RPM", "5"));

        assertThat(policy.logLines()).isEqualTo(50);
        assertThat(policy.rates().enabled()).isFalse();
        assertThat(policy.rates().perMinute()).isEqualTo(30);
        assertThat(policy.rates().concurrent()).isEqualTo(2);
        assertThat(policy.rates().beforeAuthenticationPerMinute()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 300, '', 20",
        "100, '', '', 100",
        "60, 3600, '', 1",
        "100, 300, 10, 10",
        "100, 300, 50, 20"
    })
    void callsInSoManySecondsAreCallsInAMinute(
            String requests, String window, String own, int perMinute) {
        Policy policy =
                policy(
                        Map.of(
                                "RATE_LIMIT_REQUESTS", requests,
                                "RATE_LIMIT_WINDOW", window,
                                "SECURITY_RATE_LIMIT_RPM", own));

        assertThat(policy.rates().perMinute()).isEqualTo(perMinute);
    }

    @Test
    void aRateBelowOneInAMinuteIsRefused() {
        assertThat(
                        installation.problems(
                                Map.of("RATE_LIMIT_REQUESTS", "10", "RATE_LIMIT_WINDOW", "3600")))
                .singleElement()
                .asString()
                .contains("RATE_LIMIT_REQUESTS", "10 in 3600 seconds are less than 1 in a minute");
    }

    @Test
    void aWindowWithoutCallsIsWarnedOf() {
        assertThat(installation.load(Map.of("RATE_LIMIT_WINDOW", "60")).warnings())
                .singleElement()
                .asString()
                .contains("RATE_LIMIT_WINDOW has no effect without RATE_LIMIT_REQUESTS");
    }

    @Test
    void theAuditTrailHasVariables() {
        HostConfig config =
                installation.load(
                        Map.of(
                                "HOME", "/home/ada",
                                "SECURITY_AUDIT_LOG_ENABLED", "false",
                                "SECURITY_AUDIT_LOG_FILE", "~/audit.jsonl"));

        assertThat(config.audit().enabled()).isFalse();
        assertThat(config.audit().file()).contains(Path.of("/home/ada/audit.jsonl"));
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void aFileOfTheWorkingFolderMovesNoAuditTrailAndEndsNone() throws IOException {
        Files.writeString(
                installation.dotEnvInWorkingFolder(),
                "SECURITY_AUDIT_LOG_ENABLED=false\nSECURITY_AUDIT_LOG_FILE=/dev/null\n");
        Map<String, String> environment = Map.of("HOME", "/home/ada");
        HostConfig config = installation.load(environment);

        assertThat(config.audit().enabled()).isTrue();
        assertThat(config.audit().file()).contains(AuditSettings.standardFile(environment));
        assertThat(config.warnings())
                .hasSize(2)
                .allMatch(warning -> warning.contains("ignored"))
                .anyMatch(
                        warning ->
                                warning.startsWith(
                                        "SECURITY_AUDIT_LOG_FILE in "
                                                + installation.dotEnvInWorkingFolder()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SAFETY_ALLOW_PRIVILEGED_CONTAINERS | perhaps | 'perhaps' is neither true nor false",
                "SAFETY_VOLUME_MOUNT_BLOCKLIST | etc | 'etc' cannot match a mount's path",
                "SAFETY_MAX_LOG_LINES | 0 | 0 is not from 1 to 1000000",
                "SECURITY_RATE_LIMIT_RPM | many | 'many' does not fit",
                "RATE_LIMIT_REQUESTS | many | 'many' is no number from 1 to 1000000",
                "RATE_LIMIT_WINDOW | 1m | '1m' is no number from 1 to 86400",
                "SAFETY_VOLUME_MOUNT_BLOCKLIST | */.ssh | '*/.ssh' does not say where"
            })
    void whatDoesNotFitIsNamed(String variable, String value, String problem) {
        assertThat(installation.problems(Map.of(variable, value)))
                .singleElement()
                .asString()
                .contains(variable, problem);
    }

    private Policy policy(Map<String, String> environment) {
        return installation.load(environment).policy();
    }
}
