package io.cargoshipper.host.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;

/**
 * A file of a chain, as its process writes it. Only its user can read it. As long as it is open it
 * is locked, far behind its end, which tells others that its process runs, and hinders no reader.
 *
 * <p>Not a channel: calls are interrupted, and an interrupt closes a channel that is being used.
 */
final class AuditFile implements AuditSink {

    private static final long LOCKED_AT = Long.MAX_VALUE - 1;

    private final Path path;
    private final RandomAccessFile file;
    private final Object key;
    private final Object syncing = new Object();
    private volatile long written;
    private volatile boolean failed;
    private long synced; // guarded by syncing
    private boolean closed; // guarded by syncing

    private AuditFile(Path path, RandomAccessFile file, Object key) {
        this.path = path;
        this.file = file;
        this.key = key;
    }

    /**
     * Makes a file that was not there, and the folder that it is in. With an exception from here,
     * it makes none.
     *
     * @throws java.nio.file.FileAlreadyExistsException if it was
     */
    static AuditFile create(Path path) throws IOException {
        if (!Files.isDirectory(path.getParent())) {
            Files.createDirectories(path.getParent(), readableByOwner("rwx------"));
        }
        Files.createFile(path, readableByOwner("rw-------"));
        boolean interrupted = Thread.interrupted(); // it would close what the lock is on
        RandomAccessFile file = null;
        try {
            file = new RandomAccessFile(path.toFile(), "rw");
            lock(file.getChannel());
            syncFolder(path.getParent());
            return new AuditFile(path, file, attributes(path).map(Attributes::key).orElse(path));
        } catch (IOException | RuntimeException e) {
            remove(path, Optional.ofNullable(file), e);
            throw e;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** So that its name is free for the next try. */
    private static void remove(Path unused, Optional<RandomAccessFile> open, Exception because) {
        try {
            if (open.isPresent()) {
                open.get().close();
            }
            Files.deleteIfExists(unused);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    /** Whether a process has a file open that it writes; empty if that cannot be told. */
    static Optional<Boolean> isInUse(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return Optional.of(channel.tryLock(LOCKED_AT, 1, true) == null);
        } catch (OverlappingFileLockException e) {
            return Optional.of(true); // it is this process
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public long append(byte[] line) throws IOException {
        long before = written;
        try {
            file.write(line);
        } catch (IOException e) {
            takeBack(before);
            throw e;
        }
        written = before + line.length;
        return written;
    }

    /** A line that did not fit as a whole must not stay in part. */
    private void takeBack(long size) {
        try {
            file.setLength(size);
            file.seek(size);
        } catch (IOException e) {
            failed = true;
        }
    }

    @Override
    public void sync(long upTo) throws IOException {
        synchronized (syncing) {
            if (closed || synced >= upTo) {
                return;
            }
            long now = written;
            try {
                file.getFD().sync();
            } catch (IOException e) {
                failed = true; // what became of it, a second try would not tell
                throw e;
            }
            synced = now;
        }
    }

    @Override
    public long size() {
        return written;
    }

    @Override
    public Optional<String> damage() {
        if (failed) {
            return Optional.of("%s could not be written".formatted(path.getFileName()));
        }
        Optional<Attributes> now = attributes(path);
        if (now.isEmpty() || !Objects.equals(now.get().key(), key)) {
            return Optional.of(
                    "%s was removed or replaced by somebody else".formatted(path.getFileName()));
        }
        return now.get().size() == written
                ? Optional.empty()
                : Optional.of("%s was changed by somebody else".formatted(path.getFileName()));
    }

    @Override
    public void close() throws IOException {
        synchronized (syncing) {
            closed = true;
            try (file) {
                file.getFD().sync();
            }
        }
    }

    private record Attributes(Object key, long size) {}

    /** Of what is at the path now; empty if nothing is. */
    private static Optional<Attributes> attributes(Path path) {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(
                            path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            // Some systems have no keys.
            Object key = found.fileKey() == null ? path : found.fileKey();
            return Optional.of(new Attributes(key, found.size()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void lock(FileChannel channel) {
        try {
            channel.tryLock(LOCKED_AT, 1, false);
        } catch (IOException | OverlappingFileLockException e) {
            // Not every file system has locks; then nobody can tell that it is in use.
        }
    }

    /** So that the name of the file outlasts a power cut too. */
    private static void syncFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not every system can.
        }
    }

    private static FileAttribute<?>[] readableByOwner(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
