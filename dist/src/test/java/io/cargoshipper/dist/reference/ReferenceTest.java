package io.cargoshipper.dist.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.index.PackIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The reference is that of the packs in this build. With the property {@value #WRITE} it is written
 * anew instead.
 */
class ReferenceTest {

    private static final String WRITE = "cargoshipper.reference.write";
    private static final String COMMAND =
            "mvn -B -pl dist -am test -Dtest=ReferenceTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -D"
                    + WRITE
                    + "=true";

    /** Maven says where the module is; elsewhere tests run in its folder. */
    private static final Path MODULE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

    private static final Path PAGE = MODULE.resolveSibling("docs").resolve("tools.md");
    private static final Path GOLDEN = MODULE.resolve("src/test/resources/golden");

    private List<ShippedPack> packs;

    @BeforeEach
    void readPacks() throws IOException {
        packs = ShippedPack.onClassPath();
        assertThat(packs)
                .extracting(pack -> pack.index().name())
                .containsExactly(
                        "containers", "images", "networks", "prompts", "system", "volumes");
    }

    @Test
    void thePageForPeopleIsUpToDate() throws IOException {
        List<PackIndex> indices = packs.stream().map(ShippedPack::index).toList();
        String page = new ToolReference(indices).page(COMMAND);
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(PAGE, page);
        }

        String actual = Files.exists(PAGE) ? Files.readString(PAGE) : "";
        assertThat(difference(actual, page)).as("in %s; to write it: %s", PAGE, COMMAND).isEmpty();
    }

    @Test
    void theGoldenFilesAreUpToDate() throws IOException {
        SortedMap<String, String> expected = GoldenFiles.of(packs);
        if (Boolean.getBoolean(WRITE)) {
            write(expected);
        }
        SortedMap<String, String> actual = files();

        List<String> faults = new ArrayList<>();
        actual.keySet().stream()
                .filter(path -> !expected.containsKey(path))
                .forEach(path -> faults.add(path + ": is of nothing that the packs offer"));
        expected.forEach(
                (path, content) -> {
                    if (!actual.containsKey(path)) {
                        faults.add(path + ": is missing");
                    } else {
                        difference(actual.get(path), content)
                                .ifPresent(difference -> faults.add(path + ": " + difference));
                    }
                });
        assertThat(faults).as("in %s; to write them: %s", GOLDEN, COMMAND).isEmpty();
    }

    /** The first line that is not as expected; the texts are too long to be shown whole. */
    private static Optional<String> difference(String actual, String expected) {
        if (actual.equals(expected)) {
            return Optional.empty();
        }
        List<String> found = actual.lines().toList();
        List<String> wanted = expected.lines().toList();
        int line = 0;
        while (line < Math.min(found.size(), wanted.size())
                && found.get(line).equals(wanted.get(line))) {
            line++;
        }
        return Optional.of(
                "line %d is %s, the packs have %s"
                        .formatted(line + 1, line(found, line), line(wanted, line)));
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size() ? "'" + lines.get(index).strip() + "'" : "not there";
    }

    private static void write(Map<String, String> files) throws IOException {
        for (String path : files().keySet()) {
            if (!files.containsKey(path)) {
                Files.delete(GOLDEN.resolve(path));
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = GOLDEN.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static SortedMap<String, String> files() throws IOException {
        SortedMap<String, String> read = new TreeMap<>();
        if (!Files.exists(GOLDEN)) {
            return read;
        }
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = GOLDEN.relativize(file).toString().replace('\\', '/');
                read.put(path, Files.readString(file));
            }
        }
        return read;
    }
}
