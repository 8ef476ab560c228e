package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens when a pack's code runs for the first time: with its first call, and not before. */
class PackStartIT {

    /** True where a pack is served, false where its index is made. */
    private static final String SERVED = "System.getProperty(\"cargoshipper.home\") != null";

    private static final String LIBRARY =
            "package library; public final class Library { public static String version() { return"
                    + " \"%s\"; } }";

    private static final String USES_LIBRARY =
            """
            record Version(String version) {}
            @Tool(name = "%s_version", description = "Tells it", tier = Tier.SAFE)
            Version version() { return new Version(library.Library.version()); }
            """;

    @TempDir private Path folder;
    @TempDir private Path packs;
    @TempDir private Path elsewhere;
    private RawClient client;

    @AfterEach
    void disconnect() {
        if (client != null) {
            client.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "constructor | public TestedPack() { if (%s) throw new IllegalStateException(\"no"
                        + " licence\"); }",
                "start       | @Override public void start() { throw new IllegalStateException(\"no"
                        + " licence\"); }",
                "error       | @Override public void start() { throw new AssertionError(\"no"
                        + " licence\"); }"
            })
    void aPackThatThrowsFailsAndTheOthersServe(String name, String members) {
        PackSource.greeting(name, name + "_greet")
                .packMembers(members.formatted(SERVED))
                .buildIn(packs);
        PackSource.greeting("good", "good_greet").buildIn(packs);
        serve();

        ToolAnswer answer = client.call(name + "_greet", Map.of()).assertFailure("PACK_FAILED");

        assertThat(answer.text()).contains("pack '%s'".formatted(name), "no licence");
        client.call("good_greet", Map.of()).assertSuccess();
        assertThat(client.server().stderr()).contains("pack %s failed".formatted(name));
    }

    @Test
    void aPackThatFailedIsNotStartedAgain() {
        PackSource.greeting("failing", "failing_greet")
                .packMembers(
                        """
                        @Override public void start() {
                            System.err.println("starting");
                            throw new IllegalStateException("no licence");
                        }
                        """)
                .buildIn(packs);
        serve();

        client.call("failing_greet", Map.of()).assertFailure("PACK_FAILED");
        client.call("failing_greet", Map.of()).assertFailure("PACK_FAILED");

        assertThat(client.server().stderr()).containsOnlyOnce("starting");
    }

    @Test
    void theDoctorNamesAPackThatFails() {
        PackSource.greeting("failing", "failing_greet")
                .packMembers(
                        "@Override public void start() { throw new RuntimeException(\"ill\"); }")
                .buildIn(packs);

        CommandResult result = Launch.in(folder).plugins(packs).run("doctor", "--json");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.json().path("findings").valueStream())
                .filteredOn(finding -> finding.path("subject").asString().equals("pack failing"))
                .singleElement()
                .returns(false, finding -> finding.path("ok").asBoolean())
                .returns(true, finding -> finding.path("detail").asString().contains("ill"));
    }

    @Test
    void aPackThatTakesTooLongToStartFails() {
        PackSource.greeting("slow", "slow_greet")
                .packMembers(
                        "@Override public void start() throws Exception { Thread.sleep(60_000); }")
                .buildIn(packs);
        client =
                RawClient.of(
                        Launch.in(folder)
                                .plugins(packs)
                                .configuration("limits.activation-time = 1s"));

        ToolAnswer answer = client.call("slow_greet", Map.of()).assertFailure("PACK_FAILED");

        assertThat(answer.text()).contains("1 s");
    }

    @Test
    void aMissingDependencyIsNamedWithTheMend() {
        Path library = library(elsewhere.resolve("library.jar"), "1");
        PackSource.named("lonely")
                .dependingOn(library)
                .packMembers("@Override public void start() { library.Library.version(); }")
                .tools(USES_LIBRARY.formatted("lonely"))
                .buildIn(packs);
        serve();

        ToolAnswer answer = client.call("lonely_version", Map.of()).assertFailure("PACK_FAILED");

        assertThat(answer.text()).contains("library/Library", "in a folder");
    }

    @Test
    void aPackInAFolderFindsItsDependenciesThere() {
        packWithLibrary("sociable", "1");
        serve();

        assertThat(version("sociable")).isEqualTo("1");
    }

    @Test
    void packsDoNotSeeEachOthersDependencies() {
        packWithLibrary("first", "1");
        packWithLibrary("second", "2");
        serve();

        assertThat(version("first")).isEqualTo("1");
        assertThat(version("second")).isEqualTo("2");
    }

    @Test
    void aPackDoesNotSeeTheHost() {
        PackSource.named("nosy")
                .tools(
                        """
                        record Seen(boolean host, boolean protocol) {}
                        @Tool(name = "nosy_look", description = "Looks around", tier = Tier.SAFE)
                        Seen look() {
                            return new Seen(
                                    sees("io.cargoshipper.host.Host"),
                                    sees("io.modelcontextprotocol.spec.McpSchema"));
                        }
                        private static boolean sees(String name) {
                            try {
                                Class.forName(name);
                                return true;
                            } catch (ClassNotFoundException e) {
                                return false;
                            }
                        }
                        """)
                .buildIn(packs);
        serve();

        ToolAnswer answer = client.call("nosy_look", Map.of()).assertSuccess();

        assertThat(answer.structured().path("host").asBoolean()).isFalse();
        assertThat(answer.structured().path("protocol").asBoolean()).isFalse();
    }

    @Test
    void aPackIsStoppedWhenTheHostEnds() {
        PackSource.greeting("tidy", "tidy_greet")
                .packMembers("@Override public void stop() { System.err.println(\"tidied up\"); }")
                .buildIn(packs);
        serve();
        client.call("tidy_greet", Map.of()).assertSuccess();

        client.endInput();

        assertThat(client.awaitExit()).isZero();
        assertThat(client.server().stderr()).containsOnlyOnce("tidied up");
    }

    private void serve() {
        client = RawClient.of(Launch.in(folder).plugins(packs));
    }

    private String version(String pack) {
        return client.call(pack + "_version", Map.of())
                .assertSuccess()
                .structured()
                .path("version")
                .asString();
    }

    private void packWithLibrary(String name, String version) {
        Path home = packs.resolve(name);
        Path library = library(home.resolve("library.jar"), version);
        PackSource.named(name)
                .dependingOn(library)
                .tools(USES_LIBRARY.formatted(name))
                .buildIn(home);
    }

    private static Path library(Path jar, String version) {
        return PackSource.library(jar, "library.Library", LIBRARY.formatted(version));
    }
}
