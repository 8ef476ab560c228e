package io.cargoshipper.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.host.files.FileSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileKeysTest {

    @TempDir private Path home;
    private Installation installation;

    @BeforeEach
    void install() throws IOException {
        home = home.toRealPath();
        installation = Installation.in(home);
    }

    private FileSettings settings(String conf, Map<String, String> environment) throws IOException {
        installation.conf(conf);
        return installation.load(environment).files();
    }

    @Test
    void unsetItIsTheWorkingFolder() throws IOException {
        FileSettings files = settings("", Map.of());

        assertThat(files.roots()).containsExactly(home.resolve("work"));
        assertThat(files.reason())
                .isEqualTo("files.roots is not set, so the working folder is taken");
    }

    @Test
    void theWorkingFolderIsCalledAsTheShellCallsIt() throws IOException {
        Path link = Files.createSymbolicLink(home.resolve("link"), home.resolve("work"));

        assertThat(settings("", Map.of("PWD", link.toString())).roots()).containsExactly(link);
        assertThat(settings("", Map.of("PWD", home.toString())).roots())
                .containsExactly(home.resolve("work"));
        assertThat(settings("", Map.of("PWD", "link")).roots())
                .containsExactly(home.resolve("work"));
    }

    @Test
    void aDotEnvCannotSayWhatTheWorkingFolderIsCalled() throws IOException {
        Path link = Files.createSymbolicLink(home.resolve("link"), home.resolve("work"));
        Files.writeString(installation.dotEnvInWorkingFolder(), "PWD=" + link);

        assertThat(settings("", Map.of()).roots()).containsExactly(home.resolve("work"));
    }

    @Test
    void aWorkingFolderThatIsAHomeIsNotTaken() throws IOException {
        Path link = Files.createSymbolicLink(home.resolve("link"), home.resolve("work"));
        for (Path user : new Path[] {home.resolve("work"), home.resolve("work/ada"), link}) {
            FileSettings files = settings("", Map.of("HOME", user.toString()));

            assertThat(files.roots()).as("%s", user).isEmpty();
            assertThat(files.reason())
                    .contains("files.roots is not set", "'" + home.resolve("work") + "' is a home");
        }
        installation.conf("");
        HostConfig atTheTop =
                ConfigLoader.load(
                        new ConfigLoader.Sources(
                                home,
                                Path.of("/"),
                                Optional.empty(),
                                Optional.empty(),
                                new Environment(Map.of())));
        assertThat(atTheTop.files().roots()).isEmpty();
    }

    @Test
    void anEmptyListIsNone() throws IOException {
        FileSettings files = settings("files.roots = []", Map.of());

        assertThat(files.roots()).isEmpty();
        assertThat(files.reason()).isEqualTo("files.roots is empty");
    }

    @Test
    void namedFoldersAreTakenAsTheyAreEvenAHome() throws IOException {
        Path user = Files.createDirectories(home.resolve("ada/project"));
        installation.conf(
                "files.roots = [\"~\", \"~/project\", \"%s/./conf/..\", \"~/\"]".formatted(home));
        HostConfig config = installation.load(Map.of("HOME", user.getParent().toString()));

        assertThat(config.files().roots()).containsExactly(user.getParent(), user, home);
        assertThat(config.files().reason()).isEqualTo("set by files.roots");
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void allFilesOfAMachineAreTakenWithAWarning() throws IOException {
        installation.conf("files.roots = [\"/\"]");
        HostConfig config = installation.load(Map.of());

        assertThat(config.files().roots()).containsExactly(Path.of("/"));
        assertThat(config.warnings())
                .anyMatch(warning -> warning.contains("'/' lets tools use every file"));
    }

    @Test
    void whatIsNoFolderStopsTheStart() throws IOException {
        installation.conf(
                "files.roots = [\"%1$s/gone\", \"%1$s/conf/cargoshipper.conf\", \"work\", \"a\\u0000\"]"
                        .formatted(home));

        assertThat(installation.problems(Map.of()))
                .hasSize(4)
                .allMatch(problem -> problem.contains("files.roots"))
                .anyMatch(problem -> problem.contains("/gone' does not exist; create it"))
                .anyMatch(problem -> problem.contains(".conf' is not a folder"))
                .anyMatch(problem -> problem.contains("'work' is not absolute; begin it with /"))
                .anyMatch(problem -> problem.contains("is no path"));
    }

    @Test
    void oneFolderInPlaceOfAListIsReported() throws IOException {
        installation.conf("files.roots = \"/srv\"");

        assertThat(installation.problems(Map.of())).anyMatch(p -> p.contains("files.roots"));
    }

    @Test
    void aMistypedKeyIsNamed() throws IOException {
        installation.conf("files.rots = []");

        assertThat(installation.problems(Map.of()))
                .anyMatch(problem -> problem.contains("did you mean 'files.roots'?"));
    }
}
