package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.index.PackIndex;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A pack looked at from the outside, before it is installed and after. */
class PluginVerifyIT {

    @TempDir private Path folder;
    @TempDir private Path packs;

    @Test
    void thePacksThatShipHaveNoProblems() throws IOException {
        Distribution.built().copyPacksTo(packs);
        List<Path> jars;
        try (Stream<Path> files = Files.list(packs)) {
            jars = files.sorted().toList();
        }

        assertThat(jars).isNotEmpty();
        for (Path jar : jars) {
            CommandResult result = verify(jar);
            assertThat(result.exitCode()).as(result.stdout() + result.stderr()).isZero();
            assertThat(result.json().path("warnings").size()).as(result.stdout()).isZero();
        }
    }

    @Test
    void whatIsVerifiedIsServed() {
        Path jar = PackSource.greeting("good", "good_greet").buildIn(packs);

        assertThat(verify(jar).exitCode()).isZero();
        assertThat(PackList.of(launch().plugins(packs)).state("good")).isEqualTo("READY");
    }

    @Test
    void allProblemsOfAHandMadeIndexAreToldAtOnce() throws IOException {
        Path jar = PackSource.greeting("good", "good_greet").buildIn(packs);
        edit(jar, "\"good_greet\"", "\"good greet\"");
        edit(jar, "Says where it is from", " ");
        edit(jar, ".Tools\"", ".Gone\"");

        CommandResult result = verify(jar);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.json().path("ok").asBoolean()).isFalse();
        assertThat(result.json().path("problems").valueStream())
                .extracting(problem -> problem.path("what").asString())
                .anyMatch(what -> what.contains("'good greet'"))
                .anyMatch(what -> what.contains("tools[0].description"))
                .anyMatch(what -> what.contains("tested.good.Gone"));
        assertThat(PackList.of(launch().plugins(packs)).state("good.jar")).isEqualTo("REJECTED");
    }

    @Test
    void aPackBuiltWithoutIndexIsToldHowToGetOne() {
        Path jar = PackSource.greeting("bare", "bare_greet").buildWithoutIndexIn(packs);

        CommandResult result = launch().run("plugin", "verify", jar.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stdout()).contains("PROBLEM", "no index", "cargoshipper plugin index");
    }

    @Test
    void whatIsNotThereIsWrongUsage() {
        CommandResult result = launch().run("plugin", "verify", "lost.jar");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.stdout()).isEmpty();
        assertThat(result.stderr()).contains("lost.jar").doesNotContain("\tat ");
    }

    @Test
    void neitherCommandRunsThePack() throws IOException {
        Path mark = folder.resolve("mark");
        Path jar =
                PackSource.greeting("marking", "marking_greet")
                        .packMembers(
                                """
                                public TestedPack() {
                                    new java.io.File("%s").mkdir();
                                }
                                """
                                        .formatted(mark))
                        .buildIn(packs);
        // Its index was made by running it.
        Files.delete(mark);

        assertThat(verify(jar).exitCode()).isZero();
        assertThat(launch().plugins(packs).run("plugin", "inspect", "marking").exitCode()).isZero();
        assertThat(mark).doesNotExist();
    }

    @Test
    void anInstalledPackIsInspectedByItsName() {
        CommandResult people = launch().run("plugin", "inspect", "containers");
        JsonNode pack = launch().run("plugin", "inspect", "containers", "--json").json();

        assertThat(people.exitCode()).isZero();
        assertThat(people.stdout())
                .containsPattern("STATE +READY")
                .containsPattern("docker_list_containers +safe +- +yes")
                .containsPattern("docker_remove_container +destructive .*no: .*highest-tier");
        assertThat(pack.path("name").asString()).isEqualTo("containers");
        assertThat(pack.path("installed").asBoolean()).isTrue();
        assertThat(pack.path("files").path(0).path("sha256").asString()).matches("[0-9a-f]{64}");
        assertThat(pack.path("capabilities").valueStream())
                .extracting(JsonNode::asString)
                .contains("engine");
        assertThat(pack.path("tools").size()).isPositive();
    }

    private CommandResult verify(Path jar) {
        return launch().run("plugin", "verify", jar.toString(), "--json");
    }

    private static void edit(Path jar, String from, String to) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            Path index = inside.getPath(PackIndex.PATH);
            String text = Files.readString(index);
            assertThat(text).contains(from);
            Files.writeString(index, text.replace(from, to));
        }
    }

    private Launch launch() {
        return Launch.in(folder);
    }
}
