package io.cargoshipper.host.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cargoshipper.api.Tier;
import io.cargoshipper.host.config.ConfigWatch.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class ConfigWatchTest {

    private static final String SAFE = "policy.highest-tier = safe\n";
    private static final String DESTRUCTIVE = "policy.highest-tier = destructive\n";

    @TempDir private Path folder;
    private Installation installation;
    private long modified = 1;

    @BeforeEach
    void install() throws IOException {
        installation = Installation.in(folder);
        write(installation.confFile(), SAFE);
    }

    @Test
    void whatIsLeftAloneIsTheSame() {
        ConfigWatch watch = watch();

        assertThat(watch.first().policy().highestTier()).isEqualTo(Tier.SAFE);
        assertThat(watch.look()).isInstanceOf(Look.Same.class);
        assertThat(watch.look()).isInstanceOf(Look.Same.class);
    }

    @Test
    void aChangeIsReadWhenItStandsStill() throws IOException {
        ConfigWatch watch = watch();
        write(installation.confFile(), DESTRUCTIVE);

        assertThat(watch.look()).as("just seen").isInstanceOf(Look.Same.class);
        write(installation.confFile(), DESTRUCTIVE + "# more\n");
        assertThat(watch.look()).as("still written").isInstanceOf(Look.Same.class);
        assertChanged(watch.look(), Tier.DESTRUCTIVE);
        assertThat(watch.look()).isInstanceOf(Look.Same.class);
    }

    @Test
    void aChangeThatIsTakenBackIsNone() throws IOException {
        ConfigWatch watch = watch();
        Path aside = folder.resolve("aside");
        Files.move(installation.confFile(), aside);
        assertThat(watch.look()).isInstanceOf(Look.Same.class);

        Files.move(aside, installation.confFile());

        assertThat(watch.look()).isInstanceOf(Look.Same.class);
        assertThat(watch.look()).isInstanceOf(Look.Same.class);
    }

    @Test
    void whatCannotBeUsedIsSaidOnce() throws IOException {
        ConfigWatch watch = watch();
        write(installation.confFile(), "policy { highest-tier = ");

        assertThat(settled(watch))
                .isInstanceOfSatisfying(
                        Look.Broken.class,
                        broken ->
                                assertThat(broken.problems())
                                        .singleElement()
                                        .asString()
                                        .contains("cannot be read as HOCON"));
        assertThat(watch.look()).isInstanceOf(Look.Same.class);
    }

    @Test
    void whatIsMendedCounts() throws IOException {
        ConfigWatch watch = watch();
        write(installation.confFile(), "policy.highest-tier = gentle");
        assertThat(settled(watch)).isInstanceOf(Look.Broken.class);

        write(installation.confFile(), DESTRUCTIVE);

        assertChanged(settled(watch), Tier.DESTRUCTIVE);
    }

    @Test
    void aFileThatIsGoneIsAFault() throws IOException {
        ConfigWatch watch = watch();
        Files.delete(installation.confFile());

        assertThat(settled(watch))
                .isInstanceOfSatisfying(
                        Look.Broken.class,
                        broken ->
                                assertThat(broken.problems())
                                        .singleElement()
                                        .asString()
                                        .contains(installation.confFile().toString(), "is gone"));

        write(installation.confFile(), DESTRUCTIVE);
        assertChanged(settled(watch), Tier.DESTRUCTIVE);
    }

    @Test
    void aFileThatIsGoneStaysAFaultWhateverElseIsChanged() throws IOException {
        write(installation.dotEnvBeside(), "SAFETY_ALLOW_MODERATE_OPERATIONS=false\n");
        ConfigWatch watch = watch();
        Files.delete(installation.dotEnvBeside());
        assertThat(settled(watch)).isInstanceOf(Look.Broken.class);

        write(installation.confFile(), DESTRUCTIVE);

        assertThat(settled(watch)).isInstanceOf(Look.Broken.class);
    }

    @Test
    void aNamedFileThatIsGoneIsAFault() throws IOException {
        Path named = folder.resolve("named.conf");
        write(named, SAFE);
        ConfigWatch watch = ConfigWatch.load(sources(Optional.of(named)));
        Files.delete(named);

        assertThat(settled(watch)).isInstanceOf(Look.Broken.class);
    }

    @Test
    void aFileThatAppearsCounts() throws IOException {
        Files.delete(installation.confFile());
        ConfigWatch watch = watch();
        write(installation.dotEnvBeside(), "SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS=true\n");

        assertChanged(settled(watch), Tier.DESTRUCTIVE);
    }

    @Test
    void theFileOfTheWorkingFolderIsWatched() throws IOException {
        write(installation.confFile(), DESTRUCTIVE);
        ConfigWatch watch = watch();
        write(installation.dotEnvInWorkingFolder(), "SAFETY_ALLOW_MODERATE_OPERATIONS=false\n");

        assertChanged(settled(watch), Tier.SAFE);
    }

    @Test
    void anIncludedFileIsWatched() throws IOException {
        Path included = folder.resolve("conf/rules/team.conf");
        Files.createDirectories(included.getParent());
        write(included, SAFE);
        write(installation.confFile(), "include \"rules/team.conf\"\n");
        ConfigWatch watch = watch();

        write(included, DESTRUCTIVE);

        assertChanged(settled(watch), Tier.DESTRUCTIVE);
    }

    @Test
    void anIncludedFileThatIsGoneIsAFault() throws IOException {
        Path included = folder.resolve("conf/team.conf");
        write(included, SAFE);
        write(installation.confFile(), DESTRUCTIVE + "include \"team.conf\"\n");
        ConfigWatch watch = watch();
        assertThat(watch.first().policy().highestTier()).isEqualTo(Tier.SAFE);

        Files.delete(included);

        assertThat(settled(watch)).isInstanceOf(Look.Broken.class);
    }

    @Test
    void anIncludedFileThatBecomesAFolderIsAFault() throws IOException {
        ConfigWatch watch = watchIncluding("more.conf");
        Files.delete(more());
        Files.createDirectory(more());

        assertBroken(settled(watch), "more.conf' is included, and is not a file that can be read");

        Files.delete(more());
        write(more(), DESTRUCTIVE);
        assertChanged(settled(watch), Tier.DESTRUCTIVE);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anIncludedFileThatBecomesALinkToNowhereIsAFault() throws IOException {
        ConfigWatch watch = watchIncluding("more");
        Files.delete(more());
        Files.createSymbolicLink(more(), folder.resolve("nowhere"));

        assertBroken(settled(watch), "more.conf' is included, and is not a file that can be read");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anIncludedFileThatIsLockedAwayIsAFault() throws IOException {
        ConfigWatch watch = watchIncluding("more.conf");
        Files.setPosixFilePermissions(more(), Set.of());
        assumeThat(Files.isReadable(more())).as("root reads everything").isFalse();

        assertBroken(settled(watch), "more.conf' is included, and is not a file that can be read");
    }

    @Test
    void aFileOfTheWorkingFolderThatBecomesAFolderIsAFault() throws IOException {
        write(installation.confFile(), DESTRUCTIVE);
        write(installation.dotEnvInWorkingFolder(), "SAFETY_ALLOW_MODERATE_OPERATIONS=false\n");
        ConfigWatch watch = watch();
        Files.delete(installation.dotEnvInWorkingFolder());
        Files.createDirectory(installation.dotEnvInWorkingFolder());

        assertBroken(
                settled(watch),
                installation.dotEnvInWorkingFolder() + "' could be read and now is not a file");
    }

    @Test
    void whatIsNoLongerIncludedMayGo() throws IOException {
        Path included = folder.resolve("conf/team.conf");
        write(included, SAFE);
        write(installation.confFile(), "include \"team.conf\"\n");
        ConfigWatch watch = watch();

        Files.delete(included);
        write(installation.confFile(), DESTRUCTIVE);

        assertChanged(settled(watch), Tier.DESTRUCTIVE);
    }

    @Test
    void anIncludedFileThatAppearsCounts() throws IOException {
        write(installation.confFile(), SAFE + "include \"later\"\n");
        ConfigWatch watch = watch();

        write(folder.resolve("conf/later.conf"), DESTRUCTIVE);

        assertChanged(settled(watch), Tier.DESTRUCTIVE);
    }

    @Test
    void whatAnIncludedFileIncludesIsWatched() throws IOException {
        write(folder.resolve("conf/one.conf"), "include file(\"%s\")".formatted(two()));
        write(two(), SAFE);
        write(installation.confFile(), "include required(\"one.conf\")\n");
        ConfigWatch watch = watch();
        assertThat(watch.first().policy().highestTier()).isEqualTo(Tier.SAFE);

        write(two(), DESTRUCTIVE);

        assertChanged(settled(watch), Tier.DESTRUCTIVE);
    }

    @Test
    void aFileThatIsIncludedAnewIsWatchedFromThenOn() throws IOException {
        write(two(), SAFE);
        ConfigWatch watch = watch();
        write(installation.confFile(), "include file(\"%s\")".formatted(two()));
        watch.look();
        assertThat(watch.look())
                .as("the new file is seen for the first time")
                .isInstanceOf(Look.Same.class);
        assertChanged(watch.look(), Tier.SAFE);

        write(two(), DESTRUCTIVE);

        assertChanged(settled(watch), Tier.DESTRUCTIVE);
    }

    @Test
    void aLinkThatIsTurnedIsAChange() throws IOException {
        // As Kubernetes mounts a ConfigMap: the file is a link through a link that is swapped.
        Path old = mounted("..old", SAFE);
        Path data = Files.createSymbolicLink(folder.resolve("mount/..data"), old);
        Path file =
                Files.createSymbolicLink(
                        folder.resolve("mount/host.conf"), data.resolve("host.conf"));
        ConfigWatch watch = ConfigWatch.load(sources(Optional.of(file)));
        assertThat(watch.first().policy().highestTier()).isEqualTo(Tier.SAFE);

        Path swapped =
                Files.createSymbolicLink(
                        folder.resolve("mount/..tmp"), mounted("..new", DESTRUCTIVE));
        Files.move(swapped, data, StandardCopyOption.ATOMIC_MOVE);

        assertChanged(settled(watch), Tier.DESTRUCTIVE);
    }

    @Test
    void aTouchedFileIsReadAndSaysTheSame() throws IOException {
        ConfigWatch watch = watch();
        write(installation.confFile(), SAFE);

        assertThat(settled(watch))
                .isInstanceOfSatisfying(
                        Look.Changed.class,
                        changed ->
                                assertThat(changed.config().policy())
                                        .isEqualTo(watch.first().policy()));
    }

    @Test
    void theNamesOfOtherKeysThatWereChangedAreKnown() throws IOException {
        ConfigWatch watch = watch();
        write(installation.dotEnvBeside(), "DOCKER_HOST=unix:///elsewhere.sock\n");
        write(
                installation.confFile(),
                DESTRUCTIVE
                        + "limits { concurrent = 3, drain-time = 2s }\n"
                        + "registries.\"r.example:5000\" { username = u, password = geheim }\n");

        assertThat(settled(watch))
                .isInstanceOfSatisfying(
                        Look.Changed.class,
                        changed ->
                                assertThat(
                                                changed.config()
                                                        .startKeys()
                                                        .differencesTo(watch.first().startKeys()))
                                        .containsExactly(
                                                "limits.drain-time",
                                                "registries.\"r.example:5000\".password",
                                                "registries.\"r.example:5000\".username",
                                                "variable DOCKER_HOST"));
    }

    private Path two() {
        return folder.resolve("elsewhere.conf");
    }

    private Path mounted(String name, String text) throws IOException {
        Path mounted = Files.createDirectories(folder.resolve("mount/" + name));
        write(mounted.resolve("host.conf"), text);
        return mounted;
    }

    private ConfigWatch watch() {
        return ConfigWatch.load(sources(Optional.empty()));
    }

    private ConfigLoader.Sources sources(Optional<Path> named) {
        return new ConfigLoader.Sources(
                installation.home(),
                installation.home().resolve("work"),
                named,
                Optional.empty(),
                new Environment(Map.of()));
    }

    /** What is found once the change has been seen twice; a new file takes a third look. */
    private static Look settled(ConfigWatch watch) {
        assertThat(watch.look()).as("seen once").isInstanceOf(Look.Same.class);
        Look second = watch.look();
        return second instanceof Look.Same ? watch.look() : second;
    }

    private Path more() {
        return folder.resolve("conf/more.conf");
    }

    private ConfigWatch watchIncluding(String name) throws IOException {
        write(more(), SAFE);
        write(installation.confFile(), "include \"%s\"".formatted(name));
        ConfigWatch watch = watch();
        assertThat(watch.first().policy().highestTier()).isEqualTo(Tier.SAFE);
        return watch;
    }

    private static void assertBroken(Look look, String problem) {
        assertThat(look)
                .isInstanceOfSatisfying(
                        Look.Broken.class,
                        broken ->
                                assertThat(broken.problems())
                                        .singleElement()
                                        .asString()
                                        .contains(problem));
    }

    private static void assertChanged(Look look, Tier highest) {
        assertThat(look)
                .isInstanceOfSatisfying(
                        Look.Changed.class,
                        changed ->
                                assertThat(changed.config().policy().highestTier())
                                        .isEqualTo(highest));
    }

    /** The clock of some file systems is coarser than a test is quick. */
    private void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1000 * modified++));
    }
}
