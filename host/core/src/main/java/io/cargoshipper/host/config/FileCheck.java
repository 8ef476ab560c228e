package io.cargoshipper.host.config;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Tells a file that is not there from one that cannot be seen. The latter may say what a person
 * relies on, so it must not pass for absent.
 */
final class FileCheck {

    private FileCheck() {}

    /** Whether there is certainly nothing at a path: no file, no link, nothing hidden from us. */
    static boolean isAbsent(Path file) {
        if (!Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        // A folder on the way that is a dangling link hides what was meant to be there.
        Path folder = file.toAbsolutePath().getParent();
        while (folder != null && Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
            folder = folder.getParent();
        }
        return folder == null || Files.isDirectory(folder);
    }

    /** Whether a path leads to a file that this process may read. */
    static boolean isReadable(Path file) {
        return Files.isRegularFile(file) && Files.isReadable(file);
    }
}
