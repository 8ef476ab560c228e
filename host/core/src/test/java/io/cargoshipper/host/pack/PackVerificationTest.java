package io.cargoshipper.host.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.cargoshipper.api.ToolPack;
import io.cargoshipper.api.index.PackIndex;
import io.cargoshipper.host.config.Environment;
import io.cargoshipper.host.fixture.DemandingPack;
import io.cargoshipper.host.fixture.Indices;
import io.cargoshipper.host.fixture.OtherPack;
import io.cargoshipper.host.fixture.ProbePack;
import io.cargoshipper.host.fixture.TestJars;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What can be said against a pack by its jars alone. */
final class PackVerificationTest {

    private static final String SERVICE = "META-INF/services/" + ToolPack.class.getName();

    @TempDir private Path folder;

    @Test
    void aPackOfTheBuilderHasNoProblem() throws IOException {
        PackVerification.Report report = verify(TestJars.probe(folder));

        assertThat(report.problems()).isEmpty();
        assertThat(report.index().orElseThrow().name()).isEqualTo("probe");
        assertThat(report.jars())
                .singleElement()
                .satisfies(
                        jar -> {
                            assertThat(jar.sha256()).matches("[0-9a-f]{64}");
                            assertThat(jar.classes()).containsKey(ProbePack.class.getName());
                            assertThat(jar.packages()).isPositive();
                        });
    }

    @Test
    void missingSettingsAreNoProblem() throws IOException {
        Path jar = TestJars.indexed(folder.resolve("demanding.jar"), DemandingPack.class);

        assertThat(verify(jar).problems()).isEmpty();
    }

    @Test
    void allThatTheHostRejectsIsToldAtOnce() throws IOException {
        Path jar = other();
        TestJars.editIndex(jar, "\"0.1\"", "\"0.9\"");
        TestJars.editIndex(jar, "\"probe_echo\"", "\"a b\"");
        TestJars.editIndex(jar, "Another one.", " ");
        TestJars.put(jar, "io/cargoshipper/api/Stowaway.class", "x");
        TestJars.put(jar, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nClass-Path: x.jar\n");
        TestJars.put(jar, "reference.conf", "include file(\"/etc/hostname\")");

        assertThat(told(jar))
                .contains(
                        "API level 0.9",
                        "index.tools[0].name: 'a b'",
                        "index.tools[0].description",
                        "carries io/cargoshipper/api/Stowaway.class",
                        "Class-Path",
                        "may include nothing");
    }

    @Test
    void theHostNamesTheFirstReasonAndTheCommandThatTellsTheOthers() throws IOException {
        Path jar = other();
        TestJars.editIndex(jar, "\"probe_echo\"", "\"a b\"");
        TestJars.editIndex(jar, "Another one.", " ");

        assertThat(inspected(jar).status().reason())
                .contains(
                        "'a b'",
                        "build the pack again; and 1 more, see: cargoshipper plugin verify ")
                .endsWith(jar.toString());
    }

    @Test
    void aJarThatIsNoneIsToldOfOnce() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jar"), "not a jar");
        Path cut = folder.resolve("cut.jar");
        byte[] bytes = Files.readAllBytes(TestJars.probe(folder));
        Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));

        for (Path jar : List.of(text, cut)) {
            assertThat(verify(jar).problems())
                    .singleElement()
                    .hasToString(inspected(jar).status().reason());
        }
    }

    @Test
    void codeThatTheIndexNamesMustBeInTheJars() throws IOException {
        Path jar = other();
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            Files.delete(inside.getPath(OtherPack.class.getName().replace('.', '/') + ".class"));
        }
        TestJars.put(jar, SERVICE, "elsewhere.Pack # a remark\n");

        assertThat(told(jar))
                .contains(
                        "the index names %s (its ToolPack)".formatted(OtherPack.class.getName()),
                        "does not name " + OtherPack.class.getName());
        assertThat(verify(jar).warnings())
                .extracting(Finding::what)
                .anyMatch(what -> what.contains("also names elsewhere.Pack"));
    }

    @Test
    void classesOfLaterReleasesOfJavaAreFound() throws IOException {
        Path jar = other();
        byte[] future = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 99};
        Path broken = Files.copy(jar, folder.resolve("broken.jar"));
        put(jar, "later/Thing.class", future);
        put(jar, "META-INF/versions/55/later/Thing.class", future);
        put(broken, "later/Thing.class", new byte[] {1, 2, 3});

        assertThat(told(jar)).contains("the class later.Thing of other.jar: built for Java 55");
        assertThat(told(broken)).contains("the class later.Thing of broken.jar: no class files");
    }

    @Test
    void namesThatLeaveTheJarAreFound() throws IOException {
        Path jar = folder.resolve("slip.jar");
        try (ZipOutputStream zip = copied(other(), jar)) {
            for (String name : List.of("../up", "/root", "a/../../up", "C:/x", "a\\b")) {
                zip.putNextEntry(new ZipEntry(name));
            }
        }

        assertThat(told(jar))
                .contains("'../up'", "'/root'", "'a/../../up'", "'C:/x'", "'a\\b'")
                .contains("leads out of the jar");
    }

    @Test
    void whatUnpacksToFarMoreIsNotUnpacked() throws IOException {
        Path jar = folder.resolve("bomb.jar");
        try (ZipOutputStream zip = copied(other(), jar)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 32; i++) {
                zip.write(zeros);
            }
        }

        assertThat(told(jar)).contains("unpacks 'zeros' from", "to 33,554,432 bytes");
    }

    @Test
    void aManifestThatIsTooLongIsNotRead() throws IOException {
        Path jar = other();
        TestJars.put(jar, "META-INF/MANIFEST.MF", "x".repeat((1 << 20) + 1));

        assertThat(told(jar)).contains("the manifest of other.jar has more than 1,048,576 bytes");
    }

    @Test
    void aDamagedEntryIsFound() throws IOException {
        Path jar = folder.resolve("damaged.jar");
        String mark = "what stands here will be changed";
        try (ZipOutputStream zip = copied(other(), jar)) {
            byte[] content = mark.getBytes(StandardCharsets.UTF_8);
            ZipEntry entry = new ZipEntry("notes");
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            CRC32 crc = new CRC32();
            crc.update(content);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(content);
        }
        String bytes = Files.readString(jar, StandardCharsets.ISO_8859_1);
        Files.writeString(
                jar,
                bytes.replace(mark, mark.toUpperCase(Locale.ROOT)),
                StandardCharsets.ISO_8859_1);

        assertThat(told(jar)).contains("is damaged at 'notes'");
    }

    @Test
    void classesThatTwoJarsHoldAreTold() throws IOException {
        Path pack = Files.createDirectories(folder.resolve("pack"));
        Files.copy(other(), pack.resolve("a.jar"));
        Path library = pack.resolve("b.jar");
        try (OutputStream file = Files.newOutputStream(library)) {
            new ZipOutputStream(file).close();
        }
        String entry = OtherPack.class.getName().replace('.', '/') + ".class";
        try (FileSystem from = FileSystems.newFileSystem(pack.resolve("a.jar"))) {
            put(library, entry, Files.readAllBytes(from.getPath(entry)));
        }
        assertThat(verify(pack).problems()).isEmpty();
        assertThat(verify(pack).warnings().toString())
                .contains("a.jar and b.jar both hold the class " + OtherPack.class.getName());

        byte[] another = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 61};
        put(library, entry, another);
        assertThat(told(pack)).contains("both hold the class", "one hides the other");
    }

    @Test
    void hintsWithoutEffectAreFound() throws IOException {
        Path jar = other();
        TestJars.editIndex(
                jar,
                "\"raises\" : [ ]",
                "\"raises\":[{\"argument\":\"gone\",\"tier\":\"DESTRUCTIVE\",\"when\":\"SET\"}]");
        TestJars.editIndex(jar, "\"secret\" : [ ]", "\"secret\":[\"/word\"]");
        TestJars.editIndex(jar, "\"untrusted\" : [ ]", "\"untrusted\":[\"/worn\"]");
        TestJars.editIndex(jar, "\"probe_echo\"", "\"other_remove\"");

        assertThat(told(jar))
                .contains(
                        "tool 'other_remove': its argument 'gone' is to raise the tier",
                        "secret place '/word' is neither",
                        "untrusted place '/worn' names 'worn'");
    }

    @Test
    void aSafeToolWhoseNameSpeaksOfLossAndANameOfNoPackAreWarnedOf() throws IOException {
        Path jar = other();
        TestJars.editIndex(jar, "\"probe_echo\"", "\"probe_remove\"");
        TestJars.editIndex(jar, "Another one.", "x".repeat(700));

        assertThat(verify(jar).problems()).isEmpty();
        assertThat(verify(jar).warnings().toString())
                .contains(
                        "its name speaks of loss",
                        "its description has 700 characters",
                        "begin the names of the pack's tools with 'other_'");

        TestJars.editIndex(jar, "\"probe_remove\"", "\"other_remove\"");
        assertThat(verify(jar).warnings().toString()).doesNotContain("begin the names");
    }

    @Test
    void schemasThatProvidersRefuseAreFound() {
        assertThat(schema(Map.of("type", "object", "oneOf", List.of())))
                .contains("has 'oneOf' at the top");
        assertThat(schema(property("white space", Map.of("type", "string"))))
                .contains("'white space' is none that model providers accept");
        assertThat(schema(property("list", Map.of("type", "array"))))
                .contains("its argument 'list' is an array without 'items'");
        assertThat(schema(property("any", true)))
                .contains("the schema of its argument 'any' is true");
        assertThat(schema(property("x", Map.of("type", "string", "pattern", "("))))
                .contains("the pattern '(' of its argument 'x'");
        assertThat(schema(property("x", Map.of("type", "string", "description", "x".repeat(1024)))))
                .contains("1,024 characters");
        assertThat(schema(Map.of("type", "object", "required", List.of("y"))))
                .contains("its argument 'y' must be given, and is not described");
        assertThat(schema(property("x", nested(5))))
                .contains("WARNING")
                .contains("nests more than 5");
        assertThat(schema(property("x", nested(11)))).contains("PROBLEM");
        assertThat(schema(property("x", nested(4)))).isEqualTo("[]");
    }

    private static Map<String, Object> nested(int depth) {
        return depth == 1
                ? Map.of("type", "object")
                : Map.of("type", "array", "items", nested(depth - 1));
    }

    private static Map<String, Object> property(String name, Object schema) {
        return Map.of("type", "object", "properties", Map.of(name, schema));
    }

    private static String schema(Map<String, Object> schema) {
        Map<String, Object> json =
                Indices.pack(
                                List.of(Indices.tool("pack_tool", Optional.empty())),
                                List.of(),
                                List.of(),
                                List.of())
                        .toJson();
        List<Object> tools = new ArrayList<>();
        for (Object tool : (List<?>) json.get("tools")) {
            Map<Object, Object> copy = new LinkedHashMap<>((Map<?, ?>) tool);
            copy.put("inputSchema", schema);
            tools.add(copy);
        }
        json.put("tools", tools);
        return SchemaRules.check(PackIndex.claimed(json)).stream()
                .map(finding -> finding.severity() + " " + finding)
                .toList()
                .toString();
    }

    private Path other() throws IOException {
        return TestJars.indexed(folder.resolve("other.jar"), OtherPack.class);
    }

    private static PackVerification.Report verify(Path place) throws IOException {
        return PackVerification.of(PackFiles.at(place).orElseThrow(), new Environment(Map.of()));
    }

    private static String told(Path place) throws IOException {
        return verify(place).problems().toString();
    }

    private static Pack inspected(Path place) throws IOException {
        PackSettings settings = new PackSettings(ConfigFactory.empty(), new Environment(Map.of()));
        return new PackInspection(new PackIndexFile(JsonMapper.shared()), settings, Set.of())
                .inspect(PackFiles.at(place).orElseThrow());
    }

    private static void put(Path jar, String entry, byte[] content) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            Path path = inside.getPath(entry);
            if (path.getParent() != null) {
                Files.createDirectories(path.getParent());
            }
            Files.write(path, content);
        }
    }

    /** A copy of a jar that more can be added to, whatever it is called. */
    private static ZipOutputStream copied(Path jar, Path copy) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(copy));
        try (ZipInputStream in =
                new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(jar)))) {
            for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(zip);
            }
        }
        return zip;
    }
}
