package io.cargoshipper.host.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * What can be seen of a file without reading it. Links are followed, so that one that is turned to
 * another file, as Kubernetes does, is a change.
 */
sealed interface FileState {

    /** There is nothing that can be seen. */
    record Absent() implements FileState {}

    /** There is something, and it is hidden: a folder without rights, a loop of links. */
    record Hidden() implements FileState {}

    /**
     * There is a file, or a folder.
     *
     * @param key tells it from another that takes its place, where the system has such a thing
     * @param readable whether it is a file that this process may read
     */
    record Present(Optional<Object> key, long bytes, FileTime modified, boolean readable)
            implements FileState {}

    /** Looks at a path now. */
    static FileState of(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return new Present(
                    Optional.ofNullable(found.fileKey()),
                    found.size(),
                    found.lastModifiedTime(),
                    found.isRegularFile() && Files.isReadable(file));
        } catch (NoSuchFileException e) {
            return new Absent();
        } catch (IOException e) {
            return new Hidden();
        }
    }
}
