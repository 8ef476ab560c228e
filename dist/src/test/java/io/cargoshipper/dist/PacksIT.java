package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs as they lie in the folder: good ones are served whatever lies beside them. */
class PacksIT {

    private static final String GOOD = "good";
    private static final String GOOD_TOOL = "good_greet";

    @TempDir private static Path built;
    @TempDir private Path folder;
    @TempDir private Path packs;

    @BeforeEach
    void putAGoodPackThere() throws IOException {
        Path good = built.resolve(GOOD + ".jar");
        if (!Files.exists(good)) {
            PackSource.greeting(GOOD, GOOD_TOOL).buildIn(built);
        }
        Files.copy(good, packs.resolve(GOOD + ".jar"));
    }

    @Test
    void aGoodPackIsReady() {
        PackList list = list();

        assertThat(list.state(GOOD)).isEqualTo("READY");
        assertThat(list.result().exitCode()).isZero();
        assertGoodIsServed();
    }

    @Test
    void aPackThatIsAddedIsServedFromTheNextStartOn() {
        assertThat(tools()).containsExactly(GOOD_TOOL);

        PackSource.greeting("late", "late_greet").buildIn(packs);

        assertThat(tools()).containsExactly(GOOD_TOOL, "late_greet");
    }

    @Test
    void aPackThatIsRemovedIsServedNoMore() throws IOException {
        Path late = PackSource.greeting("late", "late_greet").buildIn(packs);
        assertThat(tools()).contains("late_greet");

        Files.delete(late);

        assertThat(tools()).containsExactly(GOOD_TOOL);
    }

    @Test
    void anEmptyFolderIsServedAsItIs() throws IOException {
        Files.delete(packs.resolve(GOOD + ".jar"));

        assertThat(tools()).isEmpty();
    }

    @Test
    void aTruncatedJarIsRejected() throws IOException {
        byte[] whole = Files.readAllBytes(packs.resolve(GOOD + ".jar"));
        Files.write(packs.resolve("cut.jar"), Arrays.copyOf(whole, whole.length / 2));

        PackList list = list();
        assertThat(list.state("cut.jar")).isEqualTo("REJECTED");
        assertThat(list.reason("cut.jar")).contains("cut.jar", "copy it again");
        assertThat(list.result().exitCode()).isEqualTo(1);
        assertGoodIsServed();
    }

    @Test
    void anEmptyFileIsRejected() throws IOException {
        Files.createFile(packs.resolve("empty.jar"));

        assertThat(list().state("empty.jar")).isEqualTo("REJECTED");
        assertGoodIsServed();
    }

    @Test
    void aJarWithoutAPackIsRejected() {
        PackSource.library(
                packs.resolve("library.jar"),
                "some.library.Thing",
                "package some.library; public final class Thing {}");

        PackList list = list();
        assertThat(list.state("library.jar")).isEqualTo("REJECTED");
        assertThat(list.reason("library.jar")).contains("no pack");
        assertGoodIsServed();
    }

    @Test
    void aPackWithoutAnIndexIsRejectedWithTheMend() {
        Path jar = PackSource.greeting("bare", "bare_greet").buildWithoutIndexIn(packs);

        PackList list = list();
        assertThat(list.state("bare.jar")).isEqualTo("REJECTED");
        assertThat(list.reason("bare.jar"))
                .contains("no index", "cargoshipper plugin index " + jar);
        assertGoodIsServed();
    }

    @Test
    void aPackThatIsIndexedIsServed() {
        Path jar = PackSource.greeting("bare", "bare_greet").buildWithoutIndexIn(packs);

        CommandResult indexed =
                launch().runBare("plugin", "index", jar.toString(), "--pack-version", "1.0");

        assertThat(indexed.exitCode()).as(indexed.stderr()).isZero();
        assertThat(list().state("bare")).isEqualTo("READY");
        try (RawClient client = RawClient.of(launch())) {
            client.call("bare_greet", Map.of()).assertSuccess();
        }
    }

    @Test
    void aBrokenIndexIsRejected() throws IOException {
        try (OutputStream file = Files.newOutputStream(packs.resolve("broken.jar"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("META-INF/cargoshipper/pack.json"));
            zip.write("{\"name\": 7".getBytes(StandardCharsets.UTF_8));
        }

        PackList list = list();
        assertThat(list.state("broken.jar")).isEqualTo("REJECTED");
        assertThat(list.reason("broken.jar")).contains("index", "build the pack again");
        assertGoodIsServed();
    }

    @Test
    void aJarWithClassesOfTheHostIsRejected() {
        PackSource.library(
                packs.resolve("greedy.jar"),
                "io.cargoshipper.api.Stowaway",
                "package io.cargoshipper.api; public final class Stowaway {}");

        PackList list = list();
        assertThat(list.state("greedy.jar")).isEqualTo("REJECTED");
        assertThat(list.reason("greedy.jar")).contains("io/cargoshipper/api/Stowaway", "provided");
        assertGoodIsServed();
    }

    @Test
    void ofTwoPacksWithOneToolTheLaterByNameIsRejected() {
        PackSource.greeting("zebra", GOOD_TOOL).buildIn(packs);

        PackList list = list();
        assertThat(list.state(GOOD)).isEqualTo("READY");
        assertThat(list.state("zebra")).isEqualTo("REJECTED");
        assertThat(list.reason("zebra")).contains(GOOD_TOOL, "pack '%s'".formatted(GOOD));
        assertGoodIsServed();
    }

    @Test
    void jarsThatClaimOnePackAreAllRejectedForNobodyKnowsWhichIsMeant() throws IOException {
        Files.copy(packs.resolve(GOOD + ".jar"), packs.resolve("a-copy.jar"));

        PackList list = list();
        assertThat(list.names()).containsExactly(GOOD, GOOD);
        for (int i = 0; i < 2; i++) {
            assertThat(list.result().json().path("packs").path(i).path("reason").asString())
                    .contains("holds a pack called '%s' too; remove all but one".formatted(GOOD));
        }
        try (RawClient client = RawClient.of(launch())) {
            assertThat(client.toolNames()).isEmpty();
        }
    }

    @Test
    void aFileThatIsNoJarIsWarnedOf() throws IOException {
        Path file = Files.writeString(packs.resolve("README.txt"), "put packs here");

        try (RawClient client = RawClient.of(launch())) {
            assertThat(client.toolNames()).containsExactly(GOOD_TOOL);
            assertThat(client.server().stderr()).containsOnlyOnce(file + " is ignored");
        }
    }

    @Test
    void aPackThatIsSwitchedOffIsNotServed() {
        Launch launch = launch().configuration("plugins.disabled = [good]");

        assertThat(PackList.of(launch).state(GOOD)).isEqualTo("DISABLED");
        try (RawClient client = RawClient.of(launch)) {
            assertThat(client.toolNames()).isEmpty();
        }
    }

    @Test
    void aRequiredPackThatIsMissingStopsTheStart() {
        CommandResult result = launch().configuration("plugins.required = [vital]").run();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.stdout()).isEmpty();
        assertThat(result.stderr()).contains("required pack 'vital' is not installed");
    }

    @Test
    void aRequiredPackThatIsRejectedStopsTheStart() {
        PackSource.greeting("zebra", GOOD_TOOL).buildIn(packs);

        CommandResult result = launch().configuration("plugins.required = [zebra]").run();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.stderr()).contains("required pack 'zebra'", "is REJECTED", GOOD_TOOL);
    }

    private Launch launch() {
        return Launch.in(folder).plugins(packs);
    }

    private PackList list() {
        return PackList.of(launch());
    }

    private List<String> tools() {
        try (RawClient client = RawClient.of(launch())) {
            return client.toolNames();
        }
    }

    private void assertGoodIsServed() {
        try (RawClient client = RawClient.of(launch())) {
            assertThat(client.toolNames()).containsExactly(GOOD_TOOL);
            assertThat(
                            client.call(GOOD_TOOL, Map.of())
                                    .assertSuccess()
                                    .structured()
                                    .path("from")
                                    .asString())
                    .isEqualTo(GOOD);
        }
    }
}
