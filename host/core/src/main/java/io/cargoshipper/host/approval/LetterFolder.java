package io.cargoshipper.host.approval;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the folder of a letter box must be like for its content to mean anything. */
final class LetterFolder {

    private static final Logger LOG = LoggerFactory.getLogger(LetterFolder.class);

    private LetterFolder() {}

    /**
     * Makes the folder, for this user alone. Where another user has to approve, it must be there:
     * who makes it can change all that is in it.
     */
    static void prepare(Path folder, boolean byOtherUser) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (byOtherUser) {
            throw new IOException(
                    "approval.folder %s is not there; another user than the server's makes it, with mode 3770 and a group of both"
                            .formatted(folder));
        }
        Path parent = folder.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        try {
            Files.createDirectory(folder, attributes(parent));
        } catch (FileAlreadyExistsException e) { // another host was quicker
            LOG.debug("{} is there by now", folder);
        }
    }

    /**
     * Checks it.
     *
     * @param self who this process is
     * @throws IOException if it will not do, with what would help
     */
    static void check(Path folder, Optional<Integer> self, boolean byOtherUser) throws IOException {
        Optional<FileMarks> found = FileMarks.of(folder);
        if (found.isEmpty() || self.isEmpty()) {
            if (byOtherUser) {
                throw new IOException(
                        "approval.other-user is set, and this system does not tell the owners of files");
            }
            return;
        }
        FileMarks marks = found.get();
        if (!marks.isFolder()) {
            throw new IOException(folder + " is not a folder");
        }
        boolean own = marks.owner() == self.get();
        if (byOtherUser && (own || !marks.isSticky())) {
            throw new IOException(
                    "approval.folder %s %s; give it to another user than the server's, with mode 3770 and a group of both"
                            .formatted(
                                    folder,
                                    own
                                            ? "belongs to the server's own user"
                                            : "has no sticky bit, so that anybody may replace anybody's files"));
        }
        if (!byOtherUser && (!own || marks.isWritableByOthers())) {
            throw new IOException(
                    "%s %s; give it to the server's user alone (chmod 700)"
                            .formatted(
                                    folder,
                                    own ? "can be written by others" : "belongs to another user"));
        }
    }

    private static FileAttribute<?>[] attributes(Path parent) {
        return Files.getFileAttributeView(parent, PosixFileAttributeView.class) == null
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------"))
                };
    }
}
