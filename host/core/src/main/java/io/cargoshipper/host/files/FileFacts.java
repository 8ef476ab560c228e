package io.cargoshipper.host.files;

import io.cargoshipper.api.HostFiles.Entry;
import io.cargoshipper.api.HostFiles.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What the file system says of a name, itself and not what it may link to.
 *
 * @param key tells it from all other files, where the platform has such
 * @param permissions where the platform has such
 */
record FileFacts(
        Kind kind,
        long sizeBytes,
        long modifiedSeconds,
        Optional<Object> key,
        Optional<Set<PosixFilePermission>> permissions) {

    private static final int FILE_MODE = 0644;
    private static final int FOLDER_MODE = 0755;

    static FileFacts of(Path path) throws IOException {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        Class<? extends BasicFileAttributes> type =
                posix ? PosixFileAttributes.class : BasicFileAttributes.class;
        return of(Files.readAttributes(path, type, LinkOption.NOFOLLOW_LINKS));
    }

    static FileFacts of(BasicFileAttributes attributes) {
        return new FileFacts(
                kind(attributes),
                attributes.isRegularFile() ? attributes.size() : 0,
                attributes.lastModifiedTime().to(TimeUnit.SECONDS),
                Optional.ofNullable(attributes.fileKey()),
                attributes instanceof PosixFileAttributes posix
                        ? Optional.of(Set.copyOf(posix.permissions()))
                        : Optional.empty());
    }

    /** Whether both are of the same file; where the platform has no keys, of the same kind. */
    boolean sameAs(FileFacts other) {
        return kind == other.kind && key.equals(other.key);
    }

    Entry entry(String name, String linkTarget) {
        return new Entry(name, kind, sizeBytes, modifiedSeconds, mode(), linkTarget);
    }

    private int mode() {
        if (permissions.isEmpty()) {
            return kind == Kind.FOLDER ? FOLDER_MODE : FILE_MODE;
        }
        // Written as in "rw-r--r--", a letter is a bit.
        return PosixFilePermissions.toString(permissions.get())
                .chars()
                .reduce(0, (mode, letter) -> mode << 1 | (letter == '-' ? 0 : 1));
    }

    private static Kind kind(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return Kind.LINK;
        }
        if (attributes.isRegularFile()) {
            return Kind.FILE;
        }
        // A Windows junction says that it is both, and leads elsewhere.
        return attributes.isDirectory() && !attributes.isOther() ? Kind.FOLDER : Kind.OTHER;
    }
}
