package io.cargoshipper.api.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.index.PackIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.bytebuddy.build.BuildLogger;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the plugin in Byte Buddy's own engine, as a build does. */
class PackBuilderPluginTest {

    private static final String STALE = "bad/Tools$good$Invoker.class";

    @TempDir private Path folder;

    @Test
    void addsIndexAndInvokers() throws IOException {
        Harbour.copyTo(folder);
        Map<String, String> before = contents();

        run();

        Map<String, String> after = contents();
        assertThat(after).containsAllEntriesOf(before).hasSize(before.size() + 13);
        assertThat(after).containsKey(PackIndex.PATH);
    }

    @Test
    void leavesItsOwnOutputAsItIs() throws IOException {
        Harbour.copyTo(folder);
        run();
        Map<String, String> first = contents();
        FileTime time = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(folder.resolve(PackIndex.PATH), time);

        run();

        assertThat(contents()).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(folder.resolve(PackIndex.PATH))).isEqualTo(time);
    }

    @Test
    void deletesTheInvokerOfAToolThatIsGone() throws IOException {
        Sources.good().writeTo(folder);
        run();
        assertThat(folder.resolve(STALE)).exists();

        Sources.withTools("").writeTo(folder);
        run();

        assertThat(folder.resolve(STALE)).doesNotExist();
        assertThat(folder.resolve(PackIndex.PATH)).content().contains("\"tools\" : [ ]");
    }

    @Test
    void deletesTheIndexOfAPackThatIsGone() throws IOException {
        Sources.good().writeTo(folder);
        run();

        Sources.withTools("").writeTo(folder);
        Files.delete(folder.resolve(ProviderReader.SERVICE_FILE));
        run();

        assertThat(folder.resolve(STALE)).doesNotExist();
        assertThat(folder.resolve(PackIndex.PATH)).doesNotExist();
    }

    @Test
    void failsTheBuildWithAllProblems() throws IOException {
        Sources.withTools(
                        """
                        record None() {}
                        @Tool(name = "one", description = "", tier = Tier.SAFE)
                        None one() { return null; }
                        @Tool(name = "two", description = "T.", tier = Tier.SAFE)
                        void two() {}
                        """)
                .writeTo(folder);

        assertThatThrownBy(this::run)
                .isInstanceOf(PackRefusedException.class)
                .hasMessageContainingAll(
                        "2 problems",
                        "\n  - bad.Tools#one: tool 'one' has no description; say what it does",
                        "\n  - bad.Tools#two: it returns void, which is no record; return a record");
        assertThat(folder.resolve(PackIndex.PATH)).doesNotExist();
    }

    private void run() throws IOException {
        new Plugin.Engine.Default()
                .with(ClassFileLocator.ForClassLoader.ofSystemLoader())
                .apply(
                        folder.toFile(),
                        folder.toFile(),
                        new Plugin.Factory.Simple(
                                new PackBuilderPlugin(
                                        folder.toFile(), BuildLogger.NoOp.INSTANCE, "1.2.3")));
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        folder.relativize(file).toString().replace('\\', '/'),
                        HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return contents;
    }
}
