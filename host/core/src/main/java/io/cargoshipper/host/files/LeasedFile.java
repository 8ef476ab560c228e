package io.cargoshipper.host.files;

import io.cargoshipper.api.HostFiles.HostFile;
import io.cargoshipper.api.HostFiles.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that a call reads. */
final class LeasedFile implements HostFile, Closeable {

    private final OpenThings things;
    private final String path;
    private final SeekableByteChannel channel;
    private final InputStream content;
    private final long sizeBytes;

    private LeasedFile(OpenThings things, String path, SeekableByteChannel channel)
            throws IOException {
        this.things = things;
        this.path = path;
        this.channel = channel;
        this.sizeBytes = channel.size();
        this.content = new ChannelInput(channel, new ChannelUse(things, path, "read"));
    }

    /**
     * Opens a regular file. The name is looked at before, for opening a pipe would wait for its
     * writer and opening a device may do something, and after, for it may have been changed: what
     * is handed out is the file that was there both times.
     *
     * @param given what the tool asked for, for messages until it is open
     * @param path absolute, for messages from then on
     * @throws ChangedException if it was changed meanwhile
     */
    static LeasedFile open(
            OpenThings things, OpenFolder folder, Path name, String given, String path)
            throws IOException {
        FileFacts before = folder.facts(name);
        if (before.kind() != Kind.FILE) {
            throw FileErrors.not(Kind.FILE, before.kind(), given);
        }
        SeekableByteChannel channel = channel(folder, name);
        try {
            if (!folder.facts(name).sameAs(before)) {
                throw new ChangedException(path);
            }
            return new LeasedFile(things, path, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static SeekableByteChannel channel(OpenFolder folder, Path name) throws IOException {
        try {
            return folder.read(name);
        } catch (NoSuchFileException | AccessDeniedException e) {
            throw e;
        } catch (FileSystemException e) {
            if (folder.facts(name).kind() != Kind.FILE) {
                throw new ChangedException(name.toString());
            }
            throw e;
        }
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public long sizeBytes() {
        return sizeBytes;
    }

    @Override
    public InputStream content() {
        return content;
    }

    @Override
    public void close() throws IOException {
        things.remove(this);
        channel.close();
    }
}
