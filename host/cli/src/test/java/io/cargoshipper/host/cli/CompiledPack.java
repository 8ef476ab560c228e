package io.cargoshipper.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.builder.JarIndexer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Makes pack jars of source text, as an author's build would. */
final class CompiledPack {

    private CompiledPack() {}

    /** Writes {@code plugins/<name>.jar} below a folder, of a pack in the package of its name. */
    static void write(Path folder, String name, String className, String source)
            throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes-" + name));
        Path file = Files.writeString(folder.resolve(className + ".java"), source);
        int failed =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-proc:none",
                                "-d",
                                classes.toString(),
                                file.toString());
        assertThat(failed).isZero();
        Path service = classes.resolve("META-INF/services/io.cargoshipper.api.ToolPack");
        Files.createDirectories(service.getParent());
        Files.writeString(service, name + "." + className + "\n");
        Path jar = Files.createDirectories(folder.resolve("plugins")).resolve(name + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path one : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(one).toString().replace('\\', '/')));
                Files.copy(one, out);
            }
        }
        JarIndexer.index(jar, List.of(), Optional.of("1"));
    }
}
