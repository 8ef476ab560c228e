package io.cargoshipper.host.approval;

import java.io.IOException;
import java.util.Optional;

/** Holds an answer to having come from another user of the system. */
final class AnswerOwner {

    private AnswerOwner() {}

    /**
     * Checks it.
     *
     * @param file the answer's, empty on a system without owners
     * @param self who this process is
     * @throws IOException if it may be this process's own user who wrote it
     */
    static void check(Optional<FileMarks> file, Optional<Integer> self) throws IOException {
        if (file.isEmpty() || self.isEmpty()) {
            throw new IOException(
                    "approval.other-user is set, and this system does not tell the owners of files");
        }
        FileMarks marks = file.get();
        if (!marks.isFile()) {
            throw new IOException("its file is a link, or no file at all");
        }
        if (marks.owner() == self.get()) {
            throw new IOException(
                    "approval.other-user is set, and it was given by the server's own user");
        }
        if (marks.isWritableByOthers()) {
            throw new IOException("others than its owner can write to its file");
        }
    }
}
