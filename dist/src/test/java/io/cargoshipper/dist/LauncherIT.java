package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher finds the installation and a Java, wherever they are. */
class LauncherIT {

    @TempDir private static Path somewhere;
    private static Distribution copy;

    @TempDir private Path folder;

    @BeforeAll
    static void copyDistribution() throws IOException {
        Path parent = Files.createDirectories(somewhere.resolve("Program Files (é)"));
        copy = Distribution.built().copyTo(parent.resolve("cargo shipper"));
    }

    @Test
    void aPathWithSpacesIsFine() {
        assertServes(Launch.in(folder).launcher(copy.launcher()));
    }

    @Test
    void aSymbolicLinkIsFollowed() throws IOException {
        Path link = Files.createSymbolicLink(somewhere.resolve("cargo"), copy.launcher());

        assertServes(Launch.in(folder).launcher(link));
    }

    @Test
    void aRelativeLinkToALinkIsFollowed() throws IOException {
        Path bin = Files.createDirectories(somewhere.resolve("bin"));
        Path first =
                Files.createSymbolicLink(
                        bin.resolve("first"),
                        Path.of("../Program Files (é)/cargo shipper/bin/cargoshipper"));
        Path second = Files.createSymbolicLink(bin.resolve("second"), first.getFileName());

        assertServes(Launch.in(folder).launcher(second));
    }

    @Test
    void itCanBeStartedByARelativePath() {
        assertServes(
                Launch.in(folder)
                        .from(copy.folder().resolve("bin"))
                        .launcher(Path.of("./cargoshipper")));
    }

    @Test
    void itCanBeStartedFromAnotherFolder() {
        assertServes(Launch.in(folder).from(Path.of("/")));
    }

    @Test
    void aJavaThatIsTooOldIsNamed() throws IOException {
        Path java = fakeJava("11.0.2");

        CommandResult result =
                Launch.in(folder)
                        .variable("CARGOSHIPPER_JAVA_HOME", java.toString())
                        .runBare("--version");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.stdout()).isEmpty();
        assertThat(result.stderr()).contains("Java 17 or later", java + "/bin/java is Java 11");
    }

    @Test
    void aJavaThatIsNotThereIsNamed() {
        CommandResult result =
                Launch.in(folder)
                        .variable("CARGOSHIPPER_JAVA_HOME", "/nowhere")
                        .runBare("--version");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.stderr()).contains("no java command at /nowhere/bin/java");
    }

    @Test
    void anInstallationThatIsNotCompleteIsNamed() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("torn/bin"));
        Path launcher = Files.copy(copy.launcher(), bin.resolve("cargoshipper"));

        CommandResult result = Launch.in(folder).launcher(launcher).runBare("--version");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.stderr()).contains("no complete installation");
    }

    /** Else its distribution, with the floor of policy, could be left for another. */
    @Test
    void optionsOfTheVirtualMachineDoNotMoveTheInstallation() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/conf")).getParent();
        Files.writeString(elsewhere.resolve("conf/cargoshipper.conf"), "server { ");

        CommandResult result =
                Launch.in(folder)
                        .javaOptions("-Dcargoshipper.home=" + elsewhere)
                        .run("policy", "show");

        assertThat(result.exitCode()).as(result.stderr()).isZero();
        assertThat(result.stdout() + result.stderr()).doesNotContain(elsewhere.toString());
    }

    @Test
    void warningsOfTheVirtualMachineStayOffStdout() {
        CommandResult result =
                Launch.in(folder)
                        .javaOptions("-XX:+UseParallelGC -XX:-UseSerialGC -Xshare:auto")
                        .run("plugin", "list", "--json");

        assertThat(result.json().path("packs").size()).isPositive();
    }

    private Path fakeJava(String version) throws IOException {
        Path home = folder.resolve("java");
        Path bin = Files.createDirectories(home.resolve("bin"));
        Path java = Files.writeString(bin.resolve("java"), "#!/bin/sh\nexit 0\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
        return home;
    }

    private static void assertServes(Launch launch) {
        try (RawClient client = RawClient.of(launch)) {
            assertThat(client.toolNames()).contains("docker_list_containers");
        }
    }
}
