package io.cargoshipper.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Tier;
import io.cargoshipper.host.policy.Bound;
import io.cargoshipper.host.policy.Disposition;
import io.cargoshipper.host.policy.Effect;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.Subject;
import io.cargoshipper.host.policy.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the maker of an installation fixed holds, whatever is said below. */
final class DistributionTest {

    @TempDir Path home;

    private Installation installation;

    @BeforeEach
    void makeInstallation() throws IOException {
        home = home.toRealPath();
        installation = Installation.in(home);
        distribution(
                """
                policy.highest-tier = moderate
                policy.effects.privileged = deny
                policy.images.allow = ["registry.example.com/*"]
                policy.ports.published = ["8000-8999"]
                approval.destructive = true
                limits.time = 20s
                """);
        Files.createDirectories(home.resolve("conf/profiles"));
        Files.writeString(
                home.resolve("conf/profiles/loose.conf"),
                """
                policy.highest-tier = destructive
                policy.effects.privileged = allow
                policy.images.allow = ["*"]
                policy.ports.published = ["1-65535"]
                approval.destructive = false
                limits.time = 60s
                """);
    }

    @Test
    void theOperatorCannotLoosenIt() throws IOException {
        installation.conf("include required(\"profiles/loose.conf\")");

        assertFloor(installation.load(Map.of()));
    }

    @Test
    void aProfileCannotLoosenIt() throws IOException {
        installation.conf("profile = loose");

        assertFloor(installation.load(Map.of()));
    }

    @Test
    void anotherFileThanTheInstallationsCannotLoosenIt() throws IOException {
        Path other =
                Files.copy(home.resolve("conf/profiles/loose.conf"), home.resolve("other.conf"));

        assertFloor(installation.load(Optional.of(other), Optional.empty(), Map.of()));
    }

    @Test
    void theEnvironmentCannotLoosenIt() {
        assertFloor(
                installation.load(
                        Map.of(
                                "SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS", "true",
                                "SAFETY_ALLOW_PRIVILEGED_CONTAINERS", "true",
                                "SAFETY_REQUIRE_CONFIRMATION_FOR_DESTRUCTIVE", "false",
                                "SAFETY_DEFAULT_TOOL_TIMEOUT", "60")));
    }

    @Test
    void itIsNamedWithItsLine() throws IOException {
        installation.conf("policy.highest-tier = destructive");

        HostConfig config = installation.load(Map.of());

        assertThat(config.warnings())
                .singleElement()
                .asString()
                .contains(
                        "cargoshipper.conf line 1 asks for destructive",
                        "distribution.conf line 1 says moderate");
    }

    @Test
    void itsOtherKeysAreDefaultsUnderTheOperatorsFile() throws IOException {
        distribution("server { name = theirs, title = Theirs }\nplugins.directory = packs");
        Files.createDirectory(home.resolve("conf/packs"));
        installation.conf("server.name = mine");

        HostConfig config = installation.load(Map.of());

        assertThat(config.server().name()).isEqualTo("mine");
        assertThat(config.server().title()).isEqualTo("Theirs");
        assertThat(config.plugins().directory()).isEqualTo(home.resolve("conf/packs"));
    }

    @Test
    void anUnknownKeyInItIsAProblem() throws IOException {
        distribution("policy.higest-tier = safe");

        assertThat(installation.problems(Map.of()))
                .singleElement()
                .asString()
                .contains("distribution.conf: 1", "did you mean 'policy.highest-tier'?");
    }

    @Test
    void oneThatCannotBeReadIsAProblem() throws IOException {
        Files.delete(home.resolve("conf/distribution.conf"));
        Files.createDirectory(home.resolve("conf/distribution.conf"));

        assertThat(installation.problems(Map.of()))
                .singleElement()
                .asString()
                .contains("distribution.conf' is not a file that can be read");
    }

    @Test
    void theOperatorsFoldersAreWithinTheDistributions() throws IOException {
        Path shared = Files.createDirectories(home.resolve("shared/inner"));
        Path elsewhere = Files.createDirectories(home.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(shared.resolve("link"), elsewhere);
        distribution("files.roots = [\"%s\"]".formatted(shared.getParent()));
        installation.conf(
                "files.roots = [\"%s\", \"%s\", \"%s\"]".formatted(shared, elsewhere, link));

        HostConfig config = installation.load(Map.of());

        assertThat(config.files().roots()).containsExactly(shared);
        assertThat(config.warnings())
                .hasSize(2)
                .allMatch(warning -> warning.contains("is not within the folders"))
                .anyMatch(warning -> warning.contains("'" + elsewhere + "'"))
                .anyMatch(warning -> warning.contains("'" + link + "'"));
    }

    @Test
    void withoutTheOperatorsItsFoldersAreTaken() throws IOException {
        distribution("files.roots = [\"%s\"]".formatted(home));

        assertThat(installation.load(Map.of()).files().roots()).containsExactly(home);
    }

    private static void assertFloor(HostConfig config) {
        Policy policy = config.policy();
        assertThat(policy.highestTier()).isEqualTo(Tier.MODERATE);
        assertThat(policy.judge(Effect.PRIVILEGED, "").disposition()).isEqualTo(Disposition.DENY);
        assertThat(policy.judge(Subject.IMAGES, "docker.io/library/nginx:1"))
                .isInstanceOf(Verdict.Refused.class);
        assertThat(policy.judgePort(80)).isInstanceOf(Verdict.Refused.class);
        assertThat(policy.value(Bound.APPROVAL)).contains(true);
        assertThat(policy.time()).hasSeconds(20);
        assertThat(config.warnings()).anyMatch(warning -> warning.contains("ignored"));
    }

    private void distribution(String text) throws IOException {
        Files.writeString(home.resolve("conf/distribution.conf"), text);
    }
}
