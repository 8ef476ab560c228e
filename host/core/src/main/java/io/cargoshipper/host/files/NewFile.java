package io.cargoshipper.host.files;

import io.cargoshipper.api.HostFiles.HostFileOutput;
import io.cargoshipper.api.HostFiles.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * A file that a call writes: under a name of its own beside the place it is for, until it is whole.
 *
 * <p>A file that is to be replaced is replaced in one step. Where nothing may be replaced, the name
 * is first taken by an empty file, which fails if there is anything of that name, and the written
 * file then takes the place of the empty one. (The system call that does both in one is not to be
 * had from Java; a hard link is, but only by path.) So a file that somebody else makes before or
 * after is never lost; a process killed between the two steps leaves the empty file.
 *
 * <p>It is private to the user that this process runs as, from its first byte: it may be a key out
 * of a container, or an image with passwords in it. Only what it replaces can make it less so.
 */
final class NewFile implements HostFileOutput, Closeable {

    /** What files are called until they are whole. */
    static final String PREFIX = ".cargoshipper-";

    private final OpenThings things;
    private final OpenFolder folder;
    private final Path name;
    private final Path temporary;
    private final String path;
    private final boolean replaces;
    private final SeekableByteChannel channel;
    private final OutputStream content;
    private State state = State.WRITING;

    private enum State {
        WRITING,
        COMMITTED,
        CLOSED
    }

    /**
     * Begins to write.
     *
     * @param folder closed with this
     * @param path absolute, for messages
     * @param replaces whether a file that is there is replaced
     */
    NewFile(OpenThings things, OpenFolder folder, Path name, String path, boolean replaces)
            throws IOException {
        this.things = things;
        this.folder = folder;
        this.name = name;
        this.path = path;
        this.replaces = replaces;
        this.temporary = Path.of(PREFIX + UUID.randomUUID().toString().replace("-", "") + ".tmp");
        this.channel = folder.create(temporary);
        this.content = new ChannelOutput(channel, new ChannelUse(things, path, "written"));
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public OutputStream content() {
        return content;
    }

    @Override
    public synchronized void commit() throws IOException {
        things.requireOpen();
        if (state != State.WRITING) {
            throw new IllegalStateException("'%s' is %s already".formatted(path, state));
        }
        try {
            channel.close();
            Optional<FileFacts> there = there();
            if (there.isPresent() && replaces) {
                replace(there.get());
            } else {
                place();
            }
        } catch (IOException e) {
            throw FileErrors.translate(e, path, "written");
        }
        state = State.COMMITTED;
    }

    private void replace(FileFacts there) throws IOException {
        if (there.kind() != Kind.FILE) {
            throw FileErrors.inTheWay(path, there.kind());
        }
        if (there.permissions().isPresent()) {
            folder.permit(temporary, there.permissions().get());
        }
        folder.rename(temporary, name);
    }

    private void place() throws IOException {
        try {
            folder.create(name).close();
        } catch (FileAlreadyExistsException e) {
            throw FileErrors.exists(path);
        }
        FileFacts taken = folder.facts(name);
        if (taken.kind() != Kind.FILE || taken.sizeBytes() != 0) {
            throw FileErrors.exists(path); // somebody has put something in its place already
        }
        try {
            folder.rename(temporary, name);
        } catch (IOException | RuntimeException e) {
            giveBack(taken);
            throw e;
        }
    }

    private void giveBack(FileFacts taken) throws IOException {
        if (there().filter(taken::sameAs).isPresent()) {
            folder.delete(name);
        }
    }

    private Optional<FileFacts> there() throws IOException {
        try {
            return Optional.of(folder.facts(name));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (state == State.CLOSED) {
            return;
        }
        boolean whole = state == State.COMMITTED;
        state = State.CLOSED;
        things.remove(this);
        try (folder;
                channel) {
            if (!whole) {
                discard();
            }
        }
    }

    private void discard() throws IOException {
        channel.close(); // first: some platforms do not remove what is open
        try {
            folder.delete(temporary);
        } catch (NoSuchFileException e) {
            // Somebody has tidied up.
        }
    }
}
