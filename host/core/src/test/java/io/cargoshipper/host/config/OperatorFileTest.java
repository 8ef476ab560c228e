package io.cargoshipper.host.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that cannot be seen or does not fit stops the start: it may hold the policy. */
final class OperatorFileTest {

    @TempDir Path home;

    private Installation installation;

    @BeforeEach
    void makeInstallation() throws IOException {
        installation = Installation.in(home);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDanglingLinkInItsPlaceIsAProblem() throws IOException {
        Files.createSymbolicLink(installation.confFile(), home.resolve("nowhere"));

        assertUnreadable();
    }

    @Test
    void aFolderInItsPlaceIsAProblem() throws IOException {
        Files.createDirectory(installation.confFile());

        assertUnreadable();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDanglingLinkInThePlaceOfItsFolderIsAProblem() throws IOException {
        Files.delete(home.resolve("conf"));
        Files.createSymbolicLink(home.resolve("conf"), home.resolve("nowhere"));

        assertThat(installation.problems(Map.of()))
                .anySatisfy(
                        problem ->
                                assertThat(problem).contains("cargoshipper.conf", "can be read"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFolderThatHidesItIsAProblem() throws IOException {
        installation.conf("policy.highest-tier = safe");
        Path folder = home.resolve("conf");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rw-------"));
        try {
            assumeFalse(Files.isReadable(installation.confFile()), "root sees everything");
            assertThat(installation.problems(Map.of()))
                    .anySatisfy(problem -> assertThat(problem).contains("cargoshipper.conf"));
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkToAFileIsAFile() throws IOException {
        Path file = Files.writeString(home.resolve("real.conf"), "server.name = linked");
        Files.createSymbolicLink(installation.confFile(), file);

        assertThat(installation.load(Map.of()).server().name()).isEqualTo("linked");
    }

    @Test
    void withoutItsFolderThereIsNone() throws IOException {
        Files.delete(home.resolve("conf"));

        assertThat(installation.load(Map.of()).sources()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "packs = 5             | 'packs' is a section  | a number",
                "packs = null          | 'packs' is a section  | null",
                "packs.containers = 5  | 'packs.containers' is a section | a number",
                "limits = null         | 'limits' is a section | null",
                "limits = 7            | 'limits' is a section | a number",
                "policy.tools = [a]    | 'policy.tools' is a section | a list",
                "limits.time = null    | limits.time is null   | take it out",
                "policy.highest-tier = null | policy.highest-tier is null | take it out",
                "policy.highest-tier = \"\" | policy.highest-tier | ''",
                "approval.destructive = perhaps | approval.destructive | 'perhaps'",
                "limits.time { a = 1 } | limits.time           | does not fit",
                "\"limits.time\" = 3s  | unknown key           | limits.time",
                "policy.tools.deny = [\"a b\"] | policy.tools.deny | 'a b'",
                "policy.tools.deny = [null]    | policy.tools.deny | does not fit",
                "plugins.directory = \"a\\u0000b\" | plugins.directory | is no path",
                "engine.tls.certificates = \"a\\u0000b\" | engine.tls.certificates | is no path"
            })
    void whatDoesNotFitIsAProblemWithItsPlace(String conf, String first, String second)
            throws IOException {
        installation.conf("\n" + conf);

        assertThat(installation.problems(Map.of()))
                .singleElement()
                .asString()
                .contains("cargoshipper.conf: 2", first, second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"packs.containers { a = null }", "packs {}", "packs.x.y.z = 1", ""})
    void theSectionsOfPacksAreLeftToThem(String conf) throws IOException {
        installation.conf(conf);

        assertThat(installation.load(Map.of()).warnings()).isEmpty();
    }

    @Test
    void aValueInThePlaceOfASectionIsNotRepeated() throws IOException {
        installation.conf("approval = \"hunter2\"");

        assertThat(installation.problems(Map.of()))
                .singleElement()
                .asString()
                .contains("'approval' is a section", "here it is a text")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "include \"more.conf\"",
                "include \"more\"",
                "include required(\"more.conf\")",
                "include file(\"%s/conf/more.conf\")",
                "include file(\"%s/conf/more\")"
            })
    void anIncludedFileThatCannotBeReadIsAProblem(String include) throws IOException {
        installation.conf(include.replace("%s", home.toString().replace('\\', '/')));
        Files.createDirectory(home.resolve("conf/more.conf"));

        assertThat(installation.problems(Map.of()))
                .anySatisfy(
                        problem ->
                                assertThat(problem)
                                        .contains(
                                                "more.conf' is included",
                                                "is not a file that can be read"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anIncludedFileThatIsALinkToNowhereIsAProblem() throws IOException {
        installation.conf("include \"more.conf\"");
        Files.createSymbolicLink(home.resolve("conf/more.conf"), home.resolve("nowhere"));

        assertThat(installation.problems(Map.of()))
                .singleElement()
                .asString()
                .contains("more.conf' is included", "its link");
    }

    @Test
    void anIncludedFileThatIsNotThereIsPassedOver() throws IOException {
        Files.createDirectory(home.resolve("conf/more"));
        installation.conf("include \"more\"\ninclude file(\"more.conf\")\nserver.name = ours");

        assertThat(installation.load(Map.of()).server().name()).isEqualTo("ours");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"include \"%s\"", "include url(\"%s\")", "include required(url(\"%s\"))"})
    void anAddressIsNotIncluded(String include) throws IOException {
        Path more = Files.writeString(home.resolve("more.conf"), "server.name = theirs");
        installation.conf(include.formatted(more.toUri()));

        assertThat(installation.problems(Map.of()))
                .singleElement()
                .asString()
                .contains("cargoshipper.conf", "/more.conf' is included", "addresses are not");
    }

    private void assertUnreadable() {
        assertThat(installation.problems(Map.of()))
                .singleElement()
                .asString()
                .contains("cargoshipper.conf", "is not a file that can be read");
    }
}
