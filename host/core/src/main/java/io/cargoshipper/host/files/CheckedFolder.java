package io.cargoshipper.host.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.cargoshipper.api.HostFiles.Kind;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A folder known by its path, where the platform cannot hold one: Windows, and some Java releases
 * on macOS. Before and after each use it is looked whether the path still leads to the same folder,
 * and through no link; what was opened meanwhile is closed unused if not. So a link is never
 * followed out of the roots by what stays as it is. Somebody who can write in a folder on the way,
 * and swaps it and swaps it back between two looks, is not seen.
 */
final class CheckedFolder implements OpenFolder {

    private final Path path;
    private final FileFacts itself;

    private CheckedFolder(Path path, FileFacts itself) {
        this.path = path;
        this.itself = itself;
    }

    /**
     * @param path the real path
     */
    static CheckedFolder open(Path path) throws IOException {
        FileFacts facts = FileFacts.of(path);
        if (facts.kind() != Kind.FOLDER) {
            throw new ChangedException(path.toString());
        }
        CheckedFolder folder = new CheckedFolder(path, facts);
        folder.requireUnchanged();
        return folder;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public FileFacts facts(Path name) throws IOException {
        return unchanged(() -> FileFacts.of(path.resolve(name)));
    }

    @Override
    public Path link(Path name) throws IOException {
        return unchanged(() -> Files.readSymbolicLink(path.resolve(name)));
    }

    @Override
    public OpenFolder folder(Path name) throws IOException {
        return unchanged(
                () -> {
                    // Spelled as on the disk, which is not always how it was asked for.
                    Path child = path.resolve(name).toRealPath();
                    if (!path.equals(child.getParent())) {
                        throw new ChangedException(path.resolve(name).toString());
                    }
                    return open(child);
                });
    }

    @Override
    public OpenFolder again() throws IOException {
        return unchanged(() -> new CheckedFolder(path, itself));
    }

    @Override
    public List<Path> names() throws IOException {
        return unchanged(
                () -> {
                    List<Path> names = new ArrayList<>();
                    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
                        for (Path entry : entries) {
                            names.add(entry.getFileName());
                        }
                    } catch (DirectoryIteratorException e) {
                        throw e.getCause();
                    }
                    return names;
                });
    }

    @Override
    public SeekableByteChannel read(Path name) throws IOException {
        return channel(
                () ->
                        Files.newByteChannel(
                                path.resolve(name),
                                Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS)));
    }

    @Override
    public SeekableByteChannel create(Path name) throws IOException {
        FileAttribute<?>[] attributes =
                itself.permissions().isPresent()
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        return channel(
                () ->
                        Files.newByteChannel(
                                path.resolve(name),
                                Set.of(
                                        StandardOpenOption.WRITE,
                                        StandardOpenOption.CREATE_NEW,
                                        NOFOLLOW_LINKS),
                                attributes));
    }

    @Override
    public void permit(Path name, Set<PosixFilePermission> permissions) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(
                        path.resolve(name), PosixFileAttributeView.class, NOFOLLOW_LINKS);
        if (view != null) {
            requireUnchanged();
            view.setPermissions(permissions);
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        requireUnchanged();
        Files.move(path.resolve(from), path.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(Path name) throws IOException {
        requireUnchanged();
        Files.delete(path.resolve(name));
    }

    /** Nothing is held. */
    @Override
    public void close() {}

    private SeekableByteChannel channel(Step<SeekableByteChannel> opening) throws IOException {
        requireUnchanged();
        SeekableByteChannel channel = opening.run();
        try {
            requireUnchanged();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        return channel;
    }

    private <T> T unchanged(Step<T> step) throws IOException {
        requireUnchanged();
        T result = step.run();
        requireUnchanged();
        return result;
    }

    private void requireUnchanged() throws IOException {
        if (!path.toRealPath().equals(path) || !FileFacts.of(path).sameAs(itself)) {
            throw new ChangedException(path.toString());
        }
    }

    private interface Step<T> {
        T run() throws IOException;
    }
}
