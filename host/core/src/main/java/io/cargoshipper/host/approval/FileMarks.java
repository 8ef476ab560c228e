package io.cargoshipper.host.approval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a system with owners says of a file or folder itself, never of what a link leads to.
 *
 * @param owner the number of the user who owns it
 * @param mode its permissions and kind, as in {@code stat}
 * @param identity changes with any other file under the name, and with any change to this one
 */
record FileMarks(int owner, int mode, String identity) {

    private static final int KIND = 0170000;
    private static final int FILE = 0100000;
    private static final int FOLDER = 0040000;
    private static final int OTHERS_WRITE = 0022;
    private static final int STICKY = 0001000;

    /** Reads them; empty on a system without owners. */
    static Optional<FileMarks> of(Path path) throws IOException {
        Map<String, Object> read;
        try {
            read =
                    Files.readAttributes(
                            path, "unix:uid,mode,dev,ino,ctime", LinkOption.NOFOLLOW_LINKS);
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(
                new FileMarks(
                        (Integer) read.get("uid"),
                        (Integer) read.get("mode"),
                        "%s %s %s".formatted(read.get("dev"), read.get("ino"), read.get("ctime"))));
    }

    boolean isFile() {
        return (mode & KIND) == FILE;
    }

    boolean isFolder() {
        return (mode & KIND) == FOLDER;
    }

    /** Whether somebody other than its owner may write to it, by its permissions. */
    boolean isWritableByOthers() {
        return (mode & OTHERS_WRITE) != 0;
    }

    /** Whether, in this folder, only owners can remove or replace what is theirs. */
    boolean isSticky() {
        return (mode & STICKY) != 0;
    }
}
