package io.cargoshipper.host.approval;

import java.io.IOException;
import java.util.Optional;

/** Holds the file of an answer to having come from who may decide. */
final class AnswerOwner {

    private static final int ROOT = 0;

    private AnswerOwner() {}

    /**
     * Checks it, where any user of this machine who can write to the folder may decide: that is
     * this process's own, and root.
     *
     * @param file the answer's, empty on a system without owners
     * @param self who this process is
     * @throws IOException if somebody else may have written it
     */
    static void checkOwn(Optional<FileMarks> file, Optional<Integer> self) throws IOException {
        if (file.isEmpty() || self.isEmpty()) {
            return; // the folder is this user's alone as far as the system can tell
        }
        checkFile(file.get());
        if (file.get().owner() != self.get() && file.get().owner() != ROOT) {
            throw new IOException("its file belongs to another user");
        }
    }

    /**
     * Checks it, where another user has to decide: the one whom the folder belongs to.
     *
     * @param file the answer's, empty on a system without owners
     * @param folder the letter box's
     * @param self who this process is
     * @throws IOException if somebody else may have written it
     */
    static void checkOther(
            Optional<FileMarks> file, Optional<FileMarks> folder, Optional<Integer> self)
            throws IOException {
        if (file.isEmpty() || folder.isEmpty() || self.isEmpty()) {
            throw new IOException(
                    "approval.other-user is set, and this system does not tell the owners of files");
        }
        checkFile(file.get());
        if (file.get().owner() == self.get()) {
            throw new IOException(
                    "approval.other-user is set, and it was given by the server's own user");
        }
        if (file.get().owner() != folder.get().owner()) {
            throw new IOException(
                    "approval.other-user is set, and it was not given by the user whom the folder belongs to");
        }
    }

    private static void checkFile(FileMarks marks) throws IOException {
        if (!marks.isFile()) {
            throw new IOException("its file is a link, or no file at all");
        }
        if (marks.isWritableByOthers()) {
            throw new IOException("others than its owner can write to its file");
        }
    }
}
