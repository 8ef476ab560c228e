package io.cargoshipper.pack.containers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A TAR archive of one file, made while it is read. */
final class OneFileTar {

    private static final int BLOCK = TarConstants.DEFAULT_RCDSIZE;

    /** Two empty blocks end an archive. */
    private static final int END = 2 * BLOCK;

    private static final int PERMISSIONS = 07777;

    private OneFileTar() {}

    /**
     * Makes an archive.
     *
     * @param name the file's name in it
     * @param rights its permissions, and whose it is
     * @param size how many bytes it has
     * @param content gives at least these
     */
    static InputStream of(String name, FileRights rights, long size, InputStream content)
            throws IOException {
        int rest = (int) (size % BLOCK);
        int padding = (rest == 0 ? 0 : BLOCK - rest) + END;
        return new SequenceInputStream(
                Collections.enumeration(
                        List.of(
                                new ByteArrayInputStream(header(name, rights, size)),
                                new Exactly(content, size),
                                new ByteArrayInputStream(new byte[padding]))));
    }

    private static byte[] header(String name, FileRights rights, long size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode((TarArchiveEntry.DEFAULT_FILE_MODE & ~PERMISSIONS) | rights.mode());
        entry.setUserId(rights.user());
        entry.setGroupId(rights.group());
        entry.setSize(size);
        entry.setModTime(Instant.now().toEpochMilli());
        // Not closed: closing would ask for the content, which follows on its own.
        @SuppressWarnings("resource")
        TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, BLOCK, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        tar.putArchiveEntry(entry);
        tar.flush();
        return bytes.toByteArray();
    }

    /** As many bytes as the header says: a file that grows is cut, one that shrinks is an error. */
    private static final class Exactly extends FilterInputStream {

        private long left;

        Exactly(InputStream in, long size) {
            super(in);
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int some = super.read(buffer, offset, (int) Math.min(length, left));
            if (some < 0) {
                throw new IOException("the file became shorter while it was copied");
            }
            left -= some;
            return some;
        }
    }
}
