package io.cargoshipper.api.builder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Brings a folder of classes up to date with what was built from it. */
final class PackFolder {

    private final Path root;

    PackFolder(Path root) {
        this.root = root;
    }

    /** Writes index and invokers, and deletes those that are no longer generated. */
    void write(PackBuild.Built built) throws IOException {
        delete(PackFiles.deleted(built));
        for (Map.Entry<String, byte[]> file : PackFiles.written(built).entrySet()) {
            write(root.resolve(file.getKey()), file.getValue());
        }
    }

    /** Deletes what an earlier run wrote. */
    void clear(PackBuild.Absent absent) throws IOException {
        delete(PackFiles.deleted(absent));
    }

    private void delete(Iterable<String> files) throws IOException {
        for (String file : files) {
            Files.deleteIfExists(root.resolve(file));
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        // What has not changed keeps its time, for builds that go by it.
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return;
        }
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
