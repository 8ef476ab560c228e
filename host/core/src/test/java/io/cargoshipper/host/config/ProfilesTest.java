package io.cargoshipper.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Tier;
import io.cargoshipper.host.policy.Bound;
import io.cargoshipper.host.policy.Disposition;
import io.cargoshipper.host.policy.Effect;
import io.cargoshipper.host.policy.Explanation;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.Subject;
import io.cargoshipper.host.policy.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The profiles that are shipped do what they say, and no profile loosens what others say. */
final class ProfilesTest {

    private static final Path SHIPPED = Path.of("../../dist/src/main/distribution/conf/profiles");

    /** What an ordinary run or exec brings about. */
    private static final List<Effect> ORDINARY =
            List.of(
                    Effect.MOUNT,
                    Effect.WRITABLE_MOUNT,
                    Effect.NAMED_VOLUME,
                    Effect.ALL_INTERFACES,
                    Effect.ROOT_USER);

    @TempDir Path home;

    private Installation installation;

    @BeforeEach
    void makeInstallation() throws IOException {
        installation = Installation.in(home);
        Path profiles = Files.createDirectories(home.resolve("conf/profiles"));
        for (String name : List.of("read-only", "default", "full", "locked-down")) {
            Files.copy(SHIPPED.resolve(name + ".conf"), profiles.resolve(name + ".conf"));
        }
    }

    @Test
    void readOnlyReads() {
        Policy policy = profile("read-only").policy();

        assertThat(policy.highestTier()).isEqualTo(Tier.SAFE);
        assertThat(((Verdict.Refused) policy.judgeTool("pack", "t", Tier.MODERATE)).reason())
                .contains("profiles/read-only.conf line ", "or with another profile");
    }

    @Test
    void defaultChangesNothing() {
        Policy policy = profile("default").policy();

        assertThat(Explanation.of(policy).keys())
                .isEqualTo(Explanation.of(installation.load(Map.of()).policy()).keys());
        assertThat(ORDINARY)
                .allSatisfy(
                        effect ->
                                assertThat(policy.judge(effect, "x").disposition())
                                        .isEqualTo(Disposition.NOTE));
    }

    @Test
    void fullLeavesTheLastWordToAPerson() {
        Policy policy = profile("full").policy();

        assertThat(policy.highestTier()).isEqualTo(Tier.DESTRUCTIVE);
        assertThat(policy.approvalOf("t", Tier.DESTRUCTIVE, false)).isPresent();
        assertThat(Effect.values())
                .filteredOn(effect -> effect != Effect.UNKNOWN_OPERATION)
                .allSatisfy(
                        effect ->
                                assertThat(policy.judge(effect, "x").disposition())
                                        .isNotEqualTo(Disposition.DENY));
        for (String operation :
                List.of("POST /libpod/pods/create", "POST /session", "POST /grpc")) {
            assertThat(policy.judge(Effect.UNKNOWN_OPERATION, operation).disposition())
                    .as("what it would bring about, nobody could be asked")
                    .isEqualTo(Disposition.DENY);
        }
    }

    @Test
    void lockedDownIsNarrow() {
        Policy policy = profile("locked-down").policy();

        assertThat(policy.highestTier()).isEqualTo(Tier.MODERATE);
        assertThat(Arrays.stream(Effect.values()))
                .filteredOn(
                        effect ->
                                effect.byDefault() != Disposition.NOTE
                                        || effect == Effect.MOUNT
                                        || effect == Effect.WRITABLE_MOUNT)
                .allSatisfy(
                        effect ->
                                assertThat(policy.judge(effect, "x").disposition())
                                        .isEqualTo(Disposition.DENY));
        assertThat(policy.judgePort(443)).isInstanceOf(Verdict.Refused.class);
        assertThat(policy.judgePort(8080)).isEqualTo(Verdict.ALLOWED);
        assertThat(policy.judgeDigest("nginx")).isInstanceOf(Verdict.Refused.class);
        assertThat(policy.judge(Subject.REGISTRIES, "ghcr.io")).isInstanceOf(Verdict.Refused.class);
        assertThat(policy.judgeMemory(OptionalLong.empty())).isInstanceOf(Verdict.Refused.class);
        assertThat(policy.judgePids(OptionalLong.empty())).isInstanceOf(Verdict.Refused.class);
        assertThat(policy.approvalOf("docker_exec_command", Tier.MODERATE, false)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"read-only", "default", "full", "locked-down"})
    void eachIsReadWithoutAWord(String name) {
        HostConfig config = profile(name);

        assertThat(config.warnings()).isEmpty();
        assertThat(config.sources())
                .contains(home.resolve("conf/profiles").resolve(name + ".conf"));
    }

    @Test
    void aProfileLoosensNothingThatTheOperatorSays() throws IOException {
        installation.conf(
                "profile = full\npolicy { highest-tier = moderate, effects.privileged = deny }");

        HostConfig config = installation.load(Map.of());

        assertThat(config.policy().highestTier()).isEqualTo(Tier.MODERATE);
        assertThat(config.policy().judge(Effect.PRIVILEGED, "").disposition())
                .isEqualTo(Disposition.DENY);
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void theOperatorLoosensNothingThatTheProfileSays() throws IOException {
        installation.conf("profile = read-only\npolicy.highest-tier = destructive");

        HostConfig config = installation.load(Map.of());

        assertThat(config.policy().highestTier()).isEqualTo(Tier.SAFE);
        assertThat(config.warnings())
                .singleElement()
                .asString()
                .contains("cargoshipper.conf line 2 asks for destructive", "read-only.conf line");
    }

    @Test
    void allThatAreNamedCount() throws IOException {
        installation.conf("profile = full");

        Policy policy =
                installation
                        .load(
                                Optional.of("locked-down"),
                                Map.of("CARGOSHIPPER_PROFILE", "read-only"))
                        .policy();

        assertThat(policy.highestTier()).isEqualTo(Tier.SAFE);
        assertThat(policy.value(Bound.DIGEST_REQUIRED)).contains(true);
        assertThat(policy.judge(Effect.PRIVILEGED, "").disposition()).isEqualTo(Disposition.DENY);
    }

    @Test
    void aPathNamesAFileToo() throws IOException {
        Files.writeString(home.resolve("conf/ours.conf"), "policy.highest-tier = safe");
        installation.conf("profile = \"./ours.conf\"");
        assertThat(installation.load(Map.of()).policy().highestTier()).isEqualTo(Tier.SAFE);

        installation.conf("");
        Files.writeString(home.resolve("work/mine.conf"), "policy.highest-tier = destructive");
        assertThat(installation.load(Optional.of("mine.conf"), Map.of()).policy().highestTier())
                .isEqualTo(Tier.DESTRUCTIVE);
    }

    @Test
    void oneThatIsNotThereIsNamedWithThoseThatAre() throws IOException {
        installation.conf("\nprofile = readonly");
        assertThat(installation.problems(Map.of()))
                .singleElement()
                .asString()
                .contains(
                        "profile in " + installation.confFile() + " line 2",
                        "'readonly'",
                        "[default, full, locked-down, read-only]",
                        "did you mean 'read-only'?");

        installation.conf("");
        assertThat(installation.problems(Map.of("CARGOSHIPPER_PROFILE", "./gone.conf")))
                .singleElement()
                .asString()
                .contains("gone.conf' is not there", "CARGOSHIPPER_PROFILE in the environment");
    }

    @Test
    void aProfileTakesPolicyAlone() throws IOException {
        Files.writeString(
                home.resolve("conf/profiles/ours.conf"),
                "server.name = x\npacks { a { b = 1 } }\npolicy.higest-tier = safe");
        installation.conf("profile = ours");

        assertThat(installation.problems(Map.of()))
                .hasSize(3)
                .anyMatch(problem -> problem.contains("unknown key 'server.name'"))
                .anyMatch(problem -> problem.contains("unknown key 'packs.a.b'"))
                .anyMatch(problem -> problem.contains("did you mean 'policy.highest-tier'?"));
    }

    @Test
    void oneThatAFileOfTheWorkingFolderNamesCanOnlyTighten() throws IOException {
        Files.writeString(installation.dotEnvInWorkingFolder(), "CARGOSHIPPER_PROFILE=full\n");
        HostConfig full = installation.load(Map.of());
        assertThat(full.policy().highestTier()).isEqualTo(Tier.MODERATE);
        assertThat(full.policy().judge(Effect.PRIVILEGED, "").disposition())
                .isEqualTo(Disposition.DENY);
        assertThat(full.warnings()).isNotEmpty();

        Files.writeString(installation.dotEnvInWorkingFolder(), "CARGOSHIPPER_PROFILE=read-only\n");
        assertThat(installation.load(Map.of()).policy().highestTier()).isEqualTo(Tier.SAFE);

        Files.writeString(
                installation.dotEnvInWorkingFolder(), "CARGOSHIPPER_PROFILE=/etc/passwd\n");
        assertThat(installation.load(Map.of()).warnings())
                .singleElement()
                .asString()
                .contains("'/etc/passwd'", "ignored");
    }

    @Test
    void whatIsWrongWithOneThatAFileOfTheWorkingFolderNamesStopsNothing() throws IOException {
        Path ours = home.resolve("conf/profiles/ours.conf");
        Files.writeString(installation.dotEnvInWorkingFolder(), "CARGOSHIPPER_PROFILE=ours\n");

        Files.writeString(ours, "policy { highest-tier = safe, higest = 1, tools = 5 }");
        HostConfig config = installation.load(Map.of());
        assertThat(config.policy().highestTier()).isEqualTo(Tier.SAFE);
        assertThat(config.warnings())
                .hasSize(2)
                .allMatch(warning -> warning.contains("ours.conf") && warning.contains("ignored"));

        Files.writeString(ours, "policy { highest-tier = ");
        assertThat(installation.load(Map.of()).warnings())
                .singleElement()
                .asString()
                .contains("ours.conf cannot be read as HOCON", "ignored");
    }

    @Test
    void oneThatTheStarterNamesReplacesNoPathOfTheOperators() throws IOException {
        Files.writeString(
                home.resolve("conf/profiles/theirs.conf"),
                "audit.file = /theirs/audit.jsonl\napproval.secret-file = /theirs/secret");
        String ours = "audit.file = /ours/audit.jsonl\napproval.secret-file = /ours/secret\n";
        installation.conf(ours);

        for (HostConfig config :
                List.of(
                        installation.load(Map.of("CARGOSHIPPER_PROFILE", "theirs")),
                        profile("theirs"))) {
            assertThat(config.audit().file()).contains(Path.of("/ours/audit.jsonl"));
            assertThat(config.policy().approval().secretFile()).contains(Path.of("/ours/secret"));
            assertThat(config.warnings())
                    .hasSize(2)
                    .allMatch(
                            warning ->
                                    warning.contains("theirs.conf line")
                                            && warning.endsWith(": ignored"));
        }

        installation.conf(ours + "profile = theirs");
        assertThat(installation.load(Map.of()).audit().file())
                .as("one that the file names is above the file")
                .contains(Path.of("/theirs/audit.jsonl"));
    }

    private HostConfig profile(String name) {
        return installation.load(Optional.of(name), Map.of());
    }
}
