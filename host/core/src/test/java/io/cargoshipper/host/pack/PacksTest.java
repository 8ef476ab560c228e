package io.cargoshipper.host.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Module;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolPack;
import io.cargoshipper.host.catalog.Offer;
import io.cargoshipper.host.catalog.OfferedTool;
import io.cargoshipper.host.config.ConfigurationException;
import io.cargoshipper.host.fixture.BrokenToolsPack;
import io.cargoshipper.host.fixture.DemandingPack;
import io.cargoshipper.host.fixture.FilesPack;
import io.cargoshipper.host.fixture.HangingPack;
import io.cargoshipper.host.fixture.OtherFamilyPack;
import io.cargoshipper.host.fixture.OtherMemberPack;
import io.cargoshipper.host.fixture.OtherPack;
import io.cargoshipper.host.fixture.OtherPromptPack;
import io.cargoshipper.host.fixture.OtherResourcePack;
import io.cargoshipper.host.fixture.ProbePack;
import io.cargoshipper.host.fixture.TestHost;
import io.cargoshipper.host.fixture.TestJars;
import io.cargoshipper.host.fixture.ThrowingPack;
import io.cargoshipper.host.pipeline.CallOutcome;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PacksTest {

    @TempDir Path home;

    private Path plugins;

    @BeforeEach
    void makeInstallation() throws IOException {
        TestHost.prepare(home);
        plugins = home.resolve("plugins");
    }

    @Test
    void brokenPacksAreListedWithTheReasonAndTheOthersServe() throws Exception {
        Path good = TestJars.probe(plugins);
        byte[] bytes = Files.readAllBytes(good);
        Files.write(plugins.resolve("truncated.jar"), Arrays.copyOf(bytes, bytes.length / 2));
        Files.writeString(plugins.resolve("text.jar"), "not a jar");
        TestJars.write(plugins.resolve("unindexed.jar"), OtherPack.class, OtherPack.class);
        Files.writeString(plugins.resolve("notes.txt"), "hello");
        Files.createDirectories(plugins.resolve("empty"));

        try (TestHost host = TestHost.start(home, "", Map.of())) {
            assertThat(reason(host, "truncated.jar")).contains("no readable jar", "copy it again");
            assertThat(reason(host, "text.jar")).contains("no readable jar");
            assertThat(reason(host, "unindexed.jar"))
                    .contains("no index", "cargoshipper plugin index", "unindexed.jar");
            assertThat(host.host().packs().warnings())
                    .hasSize(2)
                    .anySatisfy(warning -> assertThat(warning).contains("notes.txt", "ignored"))
                    .anySatisfy(warning -> assertThat(warning).contains("empty", "ignored"));
            assertThat(host.call("probe_echo", Map.of("text", "x")))
                    .isInstanceOf(CallOutcome.Answer.class);
        }
    }

    @Test
    void aPackIsActivatedByItsFirstCallAndNotBefore() throws Exception {
        TestJars.probe(plugins);
        try (TestHost host = TestHost.start(home, "", Map.of())) {
            assertThat(state(host, "probe")).isEqualTo(PackState.READY);

            host.call("probe_echo", Map.of("text", "x"));

            assertThat(state(host, "probe")).isEqualTo(PackState.ACTIVE);
        }
    }

    @Test
    void aPackSeesItsOwnSection() throws Exception {
        TestJars.probe(plugins);
        try (TestHost host = TestHost.start(home, "packs.probe.greeting = hi", Map.of())) {
            CallOutcome outcome = host.call("probe_echo", Map.of("text", "x"));

            assertThat(((CallOutcome.Answer) outcome).structured().orElseThrow())
                    .containsEntry("setting", "hi");
        }
    }

    @Test
    void ofTwoPacksWithOneToolTheLaterIsRejected() throws Exception {
        TestJars.probe(plugins);
        index("other.jar", OtherPack.class);

        try (TestHost host = TestHost.start(home, "", Map.of())) {
            assertThat(state(host, "other")).isEqualTo(PackState.READY);
            assertThat(reason(host, "probe")).contains("probe_echo", "held by pack 'other'");
        }
        try (TestHost host = TestHost.start(home, "plugins.first = [probe]", Map.of())) {
            assertThat(reason(host, "other")).contains("held by pack 'probe'");
        }
        try (TestHost host = TestHost.start(home, "plugins.disabled = [other]", Map.of())) {
            assertThat(state(host, "other")).isEqualTo(PackState.DISABLED);
            assertThat(state(host, "probe")).isEqualTo(PackState.READY);
        }
    }

    @ParameterizedTest
    @MethodSource("claims")
    void ofTwoPacksWithOneOfferTheLaterIsRejected(Class<? extends ToolPack> other, String claim)
            throws Exception {
        TestJars.probe(plugins);
        TestJars.indexed(plugins.resolve("other.jar"), other);

        try (TestHost host = TestHost.start(home, "plugins.first = [probe]", Map.of())) {
            Pack rejected = host.host().packs().all().get(1);
            assertThat(rejected.status().state()).isEqualTo(PackState.REJECTED);
            assertThat(rejected.status().reason())
                    .isEqualTo(claim + " already; remove or disable one of the packs");
            assertThat(state(host, "probe")).isEqualTo(PackState.READY);
        }
        try (TestHost host = TestHost.start(home, "plugins.disabled = [probe]", Map.of())) {
            assertThat(host.host().packs().all())
                    .extracting(pack -> pack.status().state())
                    .containsExactlyInAnyOrder(PackState.READY, PackState.DISABLED);
        }
    }

    static Stream<Arguments> claims() {
        return Stream.of(
                Arguments.of(
                        OtherPromptPack.class, "its prompt 'probe_greet' is held by pack 'probe'"),
                Arguments.of(
                        OtherResourcePack.class,
                        "its resource 'probe://report' is held by pack 'probe'"),
                Arguments.of(
                        OtherMemberPack.class,
                        "its resource 'probe://item/one' has URIs in common with"
                                + " 'probe://item/{item}', which pack 'probe' holds"),
                Arguments.of(
                        OtherFamilyPack.class,
                        "its resource template 'probe://{what}/one' has URIs in common with"
                                + " 'probe://container/{container}', which pack 'probe' holds"));
    }

    @Test
    void aFamilyAroundAResourceOfAnotherPackIsRejected() throws Exception {
        TestJars.probe(plugins);
        TestJars.indexed(plugins.resolve("other.jar"), OtherMemberPack.class);

        try (TestHost host = TestHost.start(home, "plugins.first = [other-member]", Map.of())) {
            assertThat(reason(host, "probe"))
                    .contains("'probe://item/{item}' has URIs in common with 'probe://item/one'");
        }
    }

    @Test
    void ofJarsWithOnePackNameNoneIsServed() throws Exception {
        Files.copy(TestJars.probe(plugins), plugins.resolve("aa.jar"));

        try (TestHost host = TestHost.start(home, "plugins.first = [probe]", Map.of())) {
            List<Pack> packs = host.host().packs().all();
            assertThat(packs).hasSize(2);
            assertThat(packs.get(0).status().reason()).contains("probe.jar holds a pack called");
            assertThat(packs.get(1).status().reason()).contains("aa.jar holds a pack called");
            assertThat(host.host().catalog().offers(Offer.class)).isEmpty();
        }
    }

    @Test
    void aPackWithoutItsSettingsIsUnconfigured() throws Exception {
        index("demanding.jar", DemandingPack.class);

        try (TestHost host = TestHost.start(home, "", Map.of())) {
            assertThat(state(host, "demanding")).isEqualTo(PackState.UNCONFIGURED);
            assertThat(reason(host, "demanding"))
                    .contains("packs.demanding.backend.url (Where the backend is.)");
            assertThat(host.host().catalog().offers(Offer.class)).isEmpty();
        }
        try (TestHost host =
                TestHost.start(home, "packs.demanding.backend.url = \"http://x\"", Map.of())) {
            assertThat(state(host, "demanding")).isEqualTo(PackState.READY);
        }
    }

    @Test
    void aPackThatThrowsFailsOnceAndItsToolsSayWhy() throws Exception {
        index("throwing.jar", ThrowingPack.class);

        try (TestHost host = TestHost.start(home, "", Map.of())) {
            for (int i = 0; i < 2; i++) {
                CallOutcome outcome = host.call("throwing_tool", Map.of());

                assertThat(outcome).isInstanceOf(CallOutcome.Failure.class);
                CallOutcome.Failure failure = (CallOutcome.Failure) outcome;
                assertThat(failure.code()).isEqualTo(ErrorCode.PACK_FAILED);
                assertThat(failure.message()).contains("IllegalStateException", "no module today");
            }
            assertThat(state(host, "throwing")).isEqualTo(PackState.FAILED);
        }
    }

    @Test
    void aPackThatHangsIsGivenUp() throws Exception {
        index("hanging.jar", HangingPack.class);

        try (TestHost host = TestHost.start(home, "limits.activation-time = 1s", Map.of())) {
            CallOutcome outcome = host.call("hanging_tool", Map.of());

            assertThat(((CallOutcome.Failure) outcome).message())
                    .contains("did not start within 1 s");
            assertThat(state(host, "hanging")).isEqualTo(PackState.FAILED);
        }
    }

    @Test
    void aPackWhoseToolsCannotBeMadeFailsOnceAsAWhole() throws Exception {
        Path mark = home.resolve("mark");
        index("broken.jar", BrokenToolsPack.class);

        try (TestHost host =
                TestHost.start(home, "packs.broken.mark = \"%s\"".formatted(mark), Map.of())) {
            for (int i = 0; i < 2; i++) {
                CallOutcome.Failure failure =
                        (CallOutcome.Failure) host.call("broken_tool", Map.of());

                assertThat(failure.code()).isEqualTo(ErrorCode.PACK_FAILED);
                assertThat(failure.message())
                        .contains("IllegalStateException: no tools today")
                        .doesNotContain("\n");
            }
            assertThat(state(host, "broken")).isEqualTo(PackState.FAILED);
            assertThat(mark).hasContent("x");
        }
    }

    @Test
    void theProviderIsFoundBehindBrokenOnes() throws Exception {
        Path jar = TestJars.probe(plugins);
        TestJars.put(jar, "bad/A.class", "");
        TestJars.put(jar, "bad/B.class", "");
        TestJars.put(
                jar,
                "META-INF/services/" + ToolPack.class.getName(),
                "bad.A\nbad.B\n" + ProbePack.class.getName());

        try (TestHost host = TestHost.start(home, "", Map.of())) {
            assertThat(host.call("probe_echo", Map.of("text", "x")))
                    .isInstanceOf(CallOutcome.Answer.class);
        }
    }

    @Test
    void anIndexThatBreaksTheRulesIsRejected() throws Exception {
        TestJars.editIndex(index("other.jar", OtherPack.class), "\"probe_echo\"", "\"a b\"");

        try (TestHost host = TestHost.start(home, "", Map.of())) {
            assertThat(reason(host, "other.jar"))
                    .contains("tools[0].name", "'a b'", "build the pack again");
        }
    }

    @Test
    void aPackForAnotherApiLevelIsRejected() throws Exception {
        Path jar = index("other.jar", OtherPack.class);
        TestJars.editIndex(jar, "\"0.1\"", "\"0.9\"");

        try (TestHost host = TestHost.start(home, "", Map.of())) {
            assertThat(reason(host, "other"))
                    .contains("API level 0.9", "serves 0.1", "update the host");
        }
        TestJars.editIndex(jar, "\"0.9\"", "\"0.0\"");
        try (TestHost host = TestHost.start(home, "", Map.of())) {
            assertThat(state(host, "other")).isEqualTo(PackState.READY);
        }
    }

    @Test
    void aPackThatAsksForFilesIsServedEvenWhereThereAreNone() throws Exception {
        index("files.jar", FilesPack.class);

        try (TestHost host = TestHost.start(home, "files.roots = []", Map.of())) {
            assertThat(state(host, "files")).isEqualTo(PackState.READY);
            assertThat(host.host().catalog().tools())
                    .extracting(OfferedTool::name)
                    .contains("files_read");
        }
    }

    @Test
    void aJarThatNamesOthersInItsManifestIsRejected() throws Exception {
        TestJars.put(
                TestJars.probe(plugins),
                "META-INF/MANIFEST.MF",
                "Manifest-Version: 1.0\nClass-Path: ../lib/evil.jar\n");

        try (TestHost host = TestHost.start(home, "", Map.of())) {
            assertThat(reason(host, "probe.jar")).contains("Class-Path", "one folder");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "include file(\"/etc/hostname\")",
                "include url(\"http://127.0.0.1:9/\")",
                "include classpath(\"logback.xml\")",
                "include required(file(\"/etc/hostname\"))",
                "include \"other\""
            })
    void aReferenceThatIncludesIsRejected(String reference) throws Exception {
        TestJars.put(index("demanding.jar", DemandingPack.class), "reference.conf", reference);

        try (TestHost host = TestHost.start(home, "", Map.of())) {
            assertThat(reason(host, "demanding")).contains("may include nothing");
        }
    }

    @Test
    void aReferenceThatIsTooLongIsRejected() throws Exception {
        TestJars.put(
                index("demanding.jar", DemandingPack.class),
                "reference.conf",
                "#" + "x".repeat(1 << 20));

        try (TestHost host = TestHost.start(home, "", Map.of())) {
            assertThat(reason(host, "demanding")).contains("more than 1,048,576 bytes");
        }
    }

    @Test
    void theMendOfAFolderIsACommandThatWorks() throws Exception {
        Path folder = Files.createDirectories(plugins.resolve("other"));
        TestJars.write(folder.resolve("other.jar"), OtherPack.class, OtherPack.class);
        Files.copy(folder.resolve("other.jar"), folder.resolve("lib.jar"));
        TestJars.put(folder.resolve("lib.jar"), "readme", "");
        try (FileSystem lib = FileSystems.newFileSystem(folder.resolve("lib.jar"))) {
            Files.delete(lib.getPath("META-INF/services/" + ToolPack.class.getName()));
        }

        try (TestHost host = TestHost.start(home, "", Map.of())) {
            assertThat(reason(host, "other"))
                    .endsWith(
                            "cargoshipper plugin index %s --with %s"
                                    .formatted(
                                            folder.resolve("other.jar"),
                                            folder.resolve("lib.jar")));
        }
    }

    @Test
    void aFolderThatCannotBeReadHurtsNoOther() throws Exception {
        TestJars.probe(plugins);
        Path closed = Files.createDirectories(plugins.resolve("closed"));
        Files.setPosixFilePermissions(closed, Set.of());
        Assumptions.assumeFalse(Files.isReadable(closed), "root reads everything");
        try (TestHost host = TestHost.start(home, "", Map.of())) {
            assertThat(state(host, "closed")).isEqualTo(PackState.REJECTED);
            assertThat(reason(host, "closed")).contains("cannot be read", "host's user");
            assertThat(state(host, "probe")).isEqualTo(PackState.READY);
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aSectionOfNoPackIsReported() throws Exception {
        TestJars.probe(plugins);

        try (TestHost host = TestHost.start(home, "packs.prob.x = 1", Map.of())) {
            assertThat(host.host().configurationWarnings())
                    .singleElement()
                    .asString()
                    .contains("packs.prob: no pack 'prob' is installed", "did you mean 'probe'?");
        }
    }

    @Test
    void aRequiredPackThatCannotSayItsNameIsKnownByItsFile() throws Exception {
        Files.writeString(plugins.resolve("probe-1.2.jar"), "not a jar");

        assertThatThrownBy(() -> TestHost.start(home, "plugins.required = [probe]", Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("required pack 'probe' (")
                .hasMessageContaining("probe-1.2.jar) is REJECTED: ")
                .hasMessageContaining("no readable jar");
    }

    @Test
    void aRequiredPackThatIsNotThereStopsTheStart() {
        assertThatThrownBy(() -> TestHost.start(home, "plugins.required = [gone]", Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("required pack 'gone' is not installed");
    }

    @Test
    void aJarWithClassesOfASharedPackageIsRejected() throws Exception {
        TestJars.write(plugins.resolve("fat.jar"), OtherPack.class, OtherPack.class, Tool.class);

        try (TestHost host = TestHost.start(home, "", Map.of())) {
            assertThat(reason(host, "fat.jar"))
                    .contains("io/cargoshipper/api/Tool.class", "provided");
        }
    }

    @Test
    void packsSeeNothingOfTheHostButTheSharedPackages() throws Exception {
        Path jar = TestJars.probe(plugins);
        try (PackClassLoader loader = new PackClassLoader("probe", List.of(jar))) {
            assertThat(loader.loadClass(Tool.class.getName())).isSameAs(Tool.class);
            assertThat(loader.loadClass(Module.class.getName())).isSameAs(Module.class);
            assertThat(loader.loadClass(ProbePack.class.getName())).isNotSameAs(ProbePack.class);
            assertThatThrownBy(() -> loader.loadClass(Packs.class.getName()))
                    .isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> loader.loadClass("tools.jackson.databind.ObjectMapper"))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void theClassesOfAClosedPackAreCollected() throws Exception {
        TestJars.probe(plugins);
        TestHost host = TestHost.start(home, "", Map.of());
        host.call("probe_echo", Map.of("text", "x"));
        Pack probe = host.host().packs().all().get(0);
        WeakReference<ClassLoader> loader =
                new WeakReference<>(host.host().packs().activate(probe).loader());

        host.close();

        try {
            for (int i = 0; i < 50 && loader.get() != null; i++) {
                System.gc();
                Thread.sleep(20);
            }
            assertThat(loader.get()).isNull();
        } finally {
            // What is left of the host must not be what kept them.
            Reference.reachabilityFence(host);
        }
    }

    private Path index(String jar, Class<? extends ToolPack> pack) throws IOException {
        return TestJars.indexed(plugins.resolve(jar), pack);
    }

    private static PackState state(TestHost host, String name) {
        return find(host, name).status().state();
    }

    private static String reason(TestHost host, String name) {
        return find(host, name).status().reason();
    }

    private static Pack find(TestHost host, String name) {
        return host.host().packs().all().stream()
                .filter(pack -> pack.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
