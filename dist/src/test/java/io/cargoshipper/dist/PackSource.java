package io.cargoshipper.dist;

import com.github.dockerjava.api.DockerClient;
import com.google.inject.Binder;
import com.typesafe.config.Config;
import io.cargoshipper.api.ToolPack;
import io.cargoshipper.api.builder.JarIndexer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;

/**
 * A pack as its author writes it: a class of tools and a {@code ToolPack} that binds it. It is
 * compiled against what packs share with the host, and nothing else.
 */
final class PackSource {

    private static final String SERVICE = "META-INF/services/" + ToolPack.class.getName();

    /** One class of each jar that packs are compiled against. */
    private static final List<Class<?>> SHARED =
            List.of(
                    ToolPack.class,
                    DockerClient.class,
                    Binder.class,
                    Inject.class,
                    Config.class,
                    Logger.class);

    private static final String PACK =
            """
            package %1$s;
            import com.google.inject.Module;
            import io.cargoshipper.api.*;
            %4$s
            public final class TestedPack implements ToolPack {
                @Override public String name() { return "%2$s"; }
                @Override public Module module() { return binder -> binder.bind(Tools.class); }
                %3$s
            }
            """;

    private static final String TOOLS =
            """
            package %s;
            import com.typesafe.config.Config;
            import io.cargoshipper.api.*;
            import jakarta.inject.Inject;
            final class Tools {
                %s
            }
            """;

    private final String name;
    private final String packageName;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<Path> dependencies = new ArrayList<>();
    private String tools = "";
    private String packMembers = "";
    private String annotations = "";

    private PackSource(String name) {
        this.name = name;
        this.packageName = "tested." + name;
    }

    /** A pack of this name, without tools yet. */
    static PackSource named(String name) {
        return new PackSource(name).tools("");
    }

    /** A pack whose tools are in {@code packs/<name>/Tools.java} of the test resources. */
    static PackSource ofResource(String name) {
        PackSource pack = new PackSource(name);
        String path = "/packs/%s/Tools.java".formatted(name);
        try (InputStream stream = PackSource.class.getResourceAsStream(path)) {
            byte[] bytes = Objects.requireNonNull(stream, path).readAllBytes();
            pack.tools = new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pack;
    }

    /** A pack with one tool that takes nothing and answers with the pack's name. */
    static PackSource greeting(String name, String tool) {
        return named(name)
                .tools(
                        """
                        record Greeting(String from) {}

                        @Tool(name = "%s", description = "Says where it is from", tier = Tier.SAFE)
                        Greeting greet() { return new Greeting("%s"); }
                        """
                                .formatted(tool, name));
    }

    /** Gives the members of the class of tools. */
    PackSource tools(String members) {
        tools = TOOLS.formatted(packageName, members);
        return this;
    }

    /** Gives members of the {@code ToolPack}, beside its name and its module. */
    PackSource packMembers(String members) {
        packMembers = members;
        return this;
    }

    /** Gives annotations of the {@code ToolPack}. */
    PackSource annotated(String text) {
        annotations = text;
        return this;
    }

    /** Compiles it against a jar that does not become part of it. */
    PackSource dependingOn(Path jar) {
        dependencies.add(jar);
        return this;
    }

    /** Adds a file to its jar. */
    PackSource file(String path, String content) {
        files.put(path, content);
        return this;
    }

    /** Builds its jar as a pack's build does, index and invokers included. */
    Path buildIn(Path folder) {
        Path jar = buildWithoutIndexIn(folder);
        try {
            JarIndexer.index(jar, dependencies, Optional.of("1.0"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    /** Builds its jar without the pack-builder: classes and service file alone. */
    Path buildWithoutIndexIn(Path folder) {
        String pack = packageName + ".TestedPack";
        Map<String, String> code =
                Map.of(
                        pack,
                        PACK.formatted(packageName, name, packMembers, annotations),
                        packageName + ".Tools",
                        tools);
        files.put(SERVICE, pack + "\n");
        return jar(folder.resolve(name + ".jar"), code, dependencies, files);
    }

    /** Compiles one class into a jar that is no pack: what a pack may depend on. */
    static Path library(Path jar, String className, String code) {
        return jar(jar, Map.of(className, code), List.of(), Map.of());
    }

    private static Path jar(
            Path jar, Map<String, String> code, List<Path> classPath, Map<String, String> files) {
        List<Path> all = new ArrayList<>(classPath);
        SHARED.forEach(type -> all.add(home(type)));
        try {
            Files.createDirectories(jar.getParent());
            // Hosts pass over what is hidden in a folder of packs.
            Path classes = Files.createTempDirectory(jar.getParent(), ".classes");
            Compiler.compile(code, all, classes);
            try (OutputStream file = Files.newOutputStream(jar);
                    ZipOutputStream zip = new ZipOutputStream(file);
                    Stream<Path> compiled = Files.walk(classes)) {
                for (Path entry : compiled.filter(Files::isRegularFile).toList()) {
                    String path = classes.relativize(entry).toString().replace('\\', '/');
                    add(zip, path, Files.readAllBytes(entry));
                }
                for (Map.Entry<String, String> entry : files.entrySet()) {
                    add(zip, entry.getKey(), entry.getValue().getBytes(StandardCharsets.UTF_8));
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(ZipOutputStream zip, String path, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        zip.write(content);
        zip.closeEntry();
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
