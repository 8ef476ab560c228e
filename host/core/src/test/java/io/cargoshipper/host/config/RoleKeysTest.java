package io.cargoshipper.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Tier;
import io.cargoshipper.host.policy.Disposition;
import io.cargoshipper.host.policy.Effect;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoleKeysTest {

    @TempDir Path home;

    private Installation installation;

    @BeforeEach
    void makeInstallation() throws IOException {
        installation = Installation.in(home);
    }

    @Test
    void aRoleTightensWhatHoldsForAll() throws IOException {
        installation.conf(
                """
                policy.highest-tier = moderate
                roles.viewer {
                  highest-tier = safe
                  tools.deny = ["docker_container_logs"]
                  effects.mount = deny
                  limits.time = 5s
                  approval.tools = ["*"]
                }
                """);
        Policy viewer = installation.load(Map.of()).policy().forRole("viewer");

        assertThat(viewer.highestTier()).isEqualTo(Tier.SAFE);
        assertThat(viewer.time()).isEqualTo(Duration.ofSeconds(5));
        assertThat(viewer.judge(Effect.MOUNT, "/srv").disposition()).isEqualTo(Disposition.DENY);
        assertThat(viewer.approvalOf("t", Tier.SAFE, false)).isPresent();
        assertThat(
                        ((Verdict.Refused)
                                        viewer.judgeTool(
                                                "pack", "docker_container_logs", Tier.SAFE))
                                .reason())
                .contains(
                        "roles.viewer.tools.deny in %s line 4".formatted(installation.confFile()));
    }

    @Test
    void aRoleThatNothingIsSaidOfMayRead() throws IOException {
        installation.conf("policy.highest-tier = destructive\nroles.operator {}");
        Policy policy = installation.load(Map.of()).policy();

        assertThat(policy.forRole("stranger").highestTier()).isEqualTo(Tier.SAFE);
        assertThat(policy.forRole("operator").highestTier()).isEqualTo(Tier.DESTRUCTIVE);
    }

    @Test
    void aRoleOfTwoFilesIsWhatBothSay() throws IOException {
        Files.writeString(
                home.resolve("conf/distribution.conf"), "roles.admin.highest-tier = moderate");
        installation.conf("policy.highest-tier = destructive\nroles.admin.tools.deny = [\"x\"]");
        Policy admin = installation.load(Map.of()).policy().forRole("admin");

        assertThat(admin.highestTier()).isEqualTo(Tier.MODERATE);
        assertThat(admin.judgeTool("pack", "x", Tier.SAFE)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void whatARoleAsksForInVainIsSaid() throws IOException {
        installation.conf("roles.admin.highest-tier = destructive");
        HostConfig config = installation.load(Map.of());

        assertThat(config.policy().forRole("admin").highestTier()).isEqualTo(Tier.MODERATE);
        assertThat(config.warnings())
                .singleElement()
                .asString()
                .contains("roles.admin.highest-tier in", "a role can only tighten");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "roles.viewer.higest-tier = safe | did you mean 'roles.viewer.highest-tier'?",
                "roles.viewer.highest-tier = low | roles.viewer.highest-tier: 'low' is not one of",
                "roles.viewer.limits.concurrent = 3 | unknown key 'roles.viewer.limits.concurrent'",
                "roles.viewer.audit.enabled = false | unknown key 'roles.viewer.audit.enabled'",
                "roles.viewer = safe | unknown key 'roles.viewer'",
                "roles.\"a.b\".highest-tier = low | roles.\"a.b\".highest-tier: 'low'"
            })
    void whatDoesNotFitIsNamed(String conf, String problem) throws IOException {
        installation.conf(conf);

        assertThat(installation.problems(Map.of()))
                .singleElement()
                .asString()
                .contains("cargoshipper.conf: 1", problem);
    }
}
