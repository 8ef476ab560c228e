package io.cargoshipper.api.builder;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.bytebuddy.dynamic.ClassFileLocator;

/** Compiled classes and resources: a folder or a jar, seen as one tree of files. */
final class ClassSource implements ClassFileLocator {

    private static final String SUFFIX = CLASS_FILE_EXTENSION;

    private final Path root;
    private final Optional<FileSystem> jar;

    private ClassSource(Path root, Optional<FileSystem> jar) {
        this.root = root;
        this.jar = jar;
    }

    /** Opens a folder, or a jar for reading. */
    static ClassSource open(Path location) throws IOException {
        if (Files.isDirectory(location)) {
            return new ClassSource(location, Optional.empty());
        }
        try {
            FileSystem jar = FileSystems.newFileSystem(location);
            return new ClassSource(jar.getPath("/"), Optional.of(jar));
        } catch (ProviderNotFoundException e) {
            throw new IOException("Neither a folder nor a jar: " + location, e);
        }
    }

    /** The binary names of its classes, sorted. Those of other Java versions are left out. */
    List<String> classNames() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(SUFFIX))
                    .filter(name -> !name.startsWith("META-INF/"))
                    .filter(name -> !name.endsWith("module-info" + SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .map(name -> name.replace('/', '.'))
                    .sorted()
                    .toList();
        }
    }

    /** Reads one of its files, by its path in the jar. */
    Optional<byte[]> read(String path) throws IOException {
        Path file = root.resolve(path);
        return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    /** Reads one of its classes, by its binary name. */
    Optional<byte[]> readClass(String name) throws IOException {
        return read(name.replace('.', '/') + SUFFIX);
    }

    @Override
    public Resolution locate(String name) throws IOException {
        return readClass(name)
                .<Resolution>map(Resolution.Explicit::new)
                .orElseGet(() -> new Resolution.Illegal(name));
    }

    @Override
    public void close() throws IOException {
        if (jar.isPresent()) {
            jar.get().close();
        }
    }
}
