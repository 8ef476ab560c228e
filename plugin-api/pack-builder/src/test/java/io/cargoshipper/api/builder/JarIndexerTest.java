package io.cargoshipper.api.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.index.PackIndex;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexes real jars, built without the plugin. */
class JarIndexerTest {

    @TempDir private Path classes;
    @TempDir private Path plugins;

    private Path jar;

    @BeforeEach
    void nameJar() {
        jar = plugins.resolve("x.jar");
    }

    @Test
    void writesIndexAndInvokersAndKeepsTheRest() throws IOException {
        Harbour.copyTo(classes);
        Files.writeString(classes.resolve("reference.conf"), "registry {}\n");
        jar(jar, "9.9");

        PackIndex index = JarIndexer.index(jar, List.of(), Optional.empty());

        assertThat(index.version()).isEqualTo("9.9");
        assertThat(entries())
                .startsWith(JarFile.MANIFEST_NAME)
                .contains(
                        "reference.conf",
                        PackIndex.PATH,
                        "org/example/harbour/ShipTools$harbour_list_ships$Invoker.class")
                .doesNotHaveDuplicates();
        assertThat(read("reference.conf")).isEqualTo("registry {}\n");
        assertThat(read(PackIndex.PATH)).contains("\"version\" : \"9.9\"");
        assertThat(PackBuilder.build(jar, List.of(), "9.9"))
                .isInstanceOfSatisfying(
                        PackBuild.Built.class, built -> assertThat(built.index()).isEqualTo(index));
    }

    @Test
    void leavesNothingBesideTheJar() throws IOException {
        Harbour.copyTo(classes);
        jar(jar, "1");

        JarIndexer.index(jar, List.of(), Optional.empty());

        try (Stream<Path> files = Files.list(plugins)) {
            assertThat(files).containsExactly(jar);
        }
    }

    @Test
    void comesOutTheSameWhenRunAgain() throws IOException {
        Harbour.copyTo(classes);
        jar(jar, "1");
        JarIndexer.index(jar, List.of(), Optional.empty());
        byte[] first = Files.readAllBytes(jar);

        JarIndexer.index(jar, List.of(), Optional.empty());

        assertThat(Files.readAllBytes(jar)).isEqualTo(first);
    }

    @Test
    void takesTheVersionItIsGiven() throws IOException {
        Harbour.copyTo(classes);
        jar(jar, "1");

        assertThat(JarIndexer.index(jar, List.of(), Optional.of("2")).version()).isEqualTo("2");
    }

    @Test
    void findsWhatThePackNeedsInTheJarsBesideIt(@TempDir Path library) throws IOException {
        Path libraryJar = plugins.resolve("library.jar");
        new Sources(Map.of("lib/Base.java", "package lib; public class Base {}")).writeTo(library);
        Sources.good()
                .with("lib/Base.java", "package lib; public class Base {}")
                .withPack(
                        "public class BadPack extends lib.Base implements ToolPack {"
                                + " public String name() { return \"bad\"; } }")
                .writeTo(classes);
        Files.delete(classes.resolve("lib/Base.class"));
        jar(jar, "1");
        jar(libraryJar, library, "1");

        assertThatThrownBy(() -> JarIndexer.index(jar, List.of(), Optional.empty()))
                .hasMessageContaining("bad.BadPack: the class cannot be loaded")
                .hasMessageContaining("lib/Base");
        assertThat(JarIndexer.index(jar, List.of(libraryJar), Optional.empty()).name())
                .isEqualTo("bad");
    }

    @Test
    void takesRecordsFromTheJarsBesideIt(@TempDir Path library) throws IOException {
        Path libraryJar = plugins.resolve("library.jar");
        String usage = "package lib; public record Usage(long bytes) {}";
        new Sources(Map.of("lib/Usage.java", usage)).writeTo(library);
        Sources.withTools(
                        """
                        record Used(List<lib.Usage> rows) {}
                        @Tool(name = "used", description = "Used.", tier = Tier.SAFE)
                        Used used() { return null; }
                        @Resource(uri = "x://used", name = "Used", description = "Used.")
                        lib.Usage read() { return null; }
                        """)
                .with("lib/Usage.java", usage)
                .writeTo(classes);
        Files.delete(classes.resolve("lib/Usage.class"));
        jar(jar, "1");
        jar(libraryJar, library, "1");

        PackIndex index = JarIndexer.index(jar, List.of(libraryJar), Optional.empty());

        assertThat(index.tools().get(0).outputSchema().orElseThrow().get("properties"))
                .hasToString(
                        "{rows={type=array, items={type=object, properties={bytes={type=integer}},"
                                + " required=[bytes]}}}");
        assertThat(index.resources()).hasSize(1);
    }

    @Test
    void refusesWhatTheBuildWouldAndLeavesTheJarAlone() throws IOException {
        Sources.withTools("@Tool(name = \"x\", description = \"\", tier = Tier.SAFE) void x() {}")
                .with("META-INF/KEY.SF", "Signature-Version: 1.0\n")
                .writeTo(classes);
        jar(jar, "");
        byte[] before = Files.readAllBytes(jar);

        assertThatThrownBy(() -> JarIndexer.index(jar, List.of(), Optional.empty()))
                .isInstanceOf(PackRefusedException.class)
                .hasMessageContainingAll(
                        "x.jar is not a pack that a host would take: 4 problems",
                        "META-INF/KEY.SF: the jar is signed",
                        "META-INF/MANIFEST.MF: it has no Implementation-Version; give the pack's",
                        "--pack-version",
                        "bad.Tools#x: tool 'x' has no description",
                        "bad.Tools#x: it returns void");
        assertThat(Files.readAllBytes(jar)).isEqualTo(before);
    }

    @Test
    void refusesAJarThatIsNoPack() throws IOException {
        Files.writeString(classes.resolve("readme.txt"), "Nothing.");
        jar(jar, "1");

        assertThatThrownBy(() -> JarIndexer.index(jar, List.of(), Optional.empty()))
                .isInstanceOf(PackRefusedException.class)
                .hasMessageContaining("no class has a method with @Tool");
    }

    @Test
    void saysWhatIsNoJar() throws IOException {
        Files.writeString(jar, "no jar");

        assertThatThrownBy(() -> JarIndexer.index(jar, List.of(), Optional.empty()))
                .isInstanceOf(IOException.class);
    }

    private void jar(Path file, String version) throws IOException {
        jar(file, classes, version);
    }

    private static void jar(Path file, Path folder, String version) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        try (OutputStream bytes = Files.newOutputStream(file);
                JarOutputStream out = new JarOutputStream(bytes, manifest);
                Stream<Path> files = Files.walk(folder)) {
            for (Path content : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(content).toString().replace('\\', '/');
                out.putNextEntry(new ZipEntry(name));
                Files.copy(content, out);
                out.closeEntry();
            }
        }
    }

    private List<String> entries() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }

    private String read(String entry) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return new String(
                    file.getInputStream(file.getEntry(entry)).readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }
}
