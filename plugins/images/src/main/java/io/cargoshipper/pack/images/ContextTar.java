package io.cargoshipper.pack.images;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.HostFiles.Entry;
import io.cargoshipper.api.HostFiles.HostFile;
import io.cargoshipper.api.HostFiles.Kind;
import io.cargoshipper.api.ToolException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * A build's context as a tar archive that comes into being while it is read, piece by piece: it is
 * never whole, in memory or anywhere. Everything in it belongs to user and group 0. Safe for being
 * closed while another thread reads.
 */
final class ContextTar extends InputStream {

    private static final int PIECE = 64 * 1024;

    private final ContextWalk walk;
    private final LongConsumer listener;
    private final Piece piece = new Piece();
    private final TarArchiveOutputStream tar;
    private final byte[] buffer = new byte[PIECE];

    private Optional<OpenFile> file = Optional.empty();
    private long sent;
    private boolean finished;
    private boolean closed;

    /** What was written and not yet read. */
    private static final class Piece extends ByteArrayOutputStream {
        private int taken;

        Piece() {
            super(2 * PIECE);
        }

        boolean isEmpty() {
            return taken == count;
        }

        int take(byte[] to, int offset, int most) {
            int length = Math.min(most, count - taken);
            System.arraycopy(buf, taken, to, offset, length);
            taken += length;
            if (isEmpty()) {
                reset();
                taken = 0;
            }
            return length;
        }
    }

    private static final class OpenFile {
        private final String path;
        private final HostFile file;
        private long left;

        OpenFile(String path, HostFile file) {
            this.path = path;
            this.file = file;
            this.left = file.sizeBytes();
        }
    }

    /**
     * Begins an archive.
     *
     * @param walk closed with this
     * @param listener told how many bytes of files were written so far, on the reader's thread
     */
    ContextTar(ContextWalk walk, LongConsumer listener) {
        this.walk = walk;
        this.listener = listener;
        this.tar = new TarArchiveOutputStream(piece, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (closed) {
            throw new IOException("the context was given up");
        }
        while (length > 0 && piece.isEmpty() && !finished) {
            write();
        }
        return length > 0 && piece.isEmpty() ? -1 : piece.take(bytes, offset, length);
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (file.isPresent()) {
            file.get().file.close();
        }
        walk.close();
    }

    /** Writes a little more of the archive. */
    private void write() throws IOException {
        if (file.isPresent()) {
            writeFrom(file.get());
            return;
        }
        Optional<ContextWalk.Item> next = walk.next();
        if (next.isPresent()) {
            begin(next.get());
        } else {
            tar.finish();
            finished = true;
        }
    }

    private void begin(ContextWalk.Item item) throws IOException {
        Entry entry = item.entry();
        switch (entry.kind()) {
            case FILE -> {
                OpenFile opened = new OpenFile(item.path(), item.open());
                file = Optional.of(opened);
                TarArchiveEntry header = new TarArchiveEntry(item.path());
                // Its size as it is now: it may have changed since the folder was read.
                header.setSize(opened.left);
                put(header, entry);
            }
            case FOLDER -> {
                put(new TarArchiveEntry(item.path() + "/"), entry);
                tar.closeArchiveEntry();
            }
            case LINK -> {
                TarArchiveEntry header = new TarArchiveEntry(item.path(), TarConstants.LF_SYMLINK);
                header.setLinkName(entry.linkTarget());
                put(header, entry);
                tar.closeArchiveEntry();
            }
            case OTHER -> throw new IllegalStateException(item.path() + " is no part of a context");
        }
    }

    private void put(TarArchiveEntry header, Entry entry) throws IOException {
        header.setIds(0, 0);
        header.setUserName("");
        header.setGroupName("");
        header.setModTime(entry.modifiedSeconds() * 1000);
        if (entry.kind() != Kind.LINK) {
            header.setMode(entry.mode());
        }
        tar.putArchiveEntry(header);
    }

    private void writeFrom(OpenFile open) throws IOException {
        int wanted = (int) Math.min(buffer.length, open.left);
        int read = wanted == 0 ? 0 : open.file.content().read(buffer, 0, wanted);
        if (read < 0) {
            throw new ToolException(
                    ErrorCode.CONFLICT,
                    "'%s' became shorter while it was sent; build again when nothing writes to it"
                            .formatted(open.path));
        }
        tar.write(buffer, 0, read);
        open.left -= read;
        sent += read;
        listener.accept(sent);
        if (open.left == 0) {
            tar.closeArchiveEntry();
            open.file.close();
            file = Optional.empty();
        }
    }
}
