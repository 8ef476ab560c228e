package io.cargoshipper.host.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.cargoshipper.api.HostFiles.Kind;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A folder held by a descriptor ({@code openat} and its kin): wherever it is moved to, and whatever
 * takes its place, names are looked up in the very folder that was opened.
 */
final class HeldFolder implements OpenFolder {

    private static final Path ITSELF = Path.of(".");
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final SecureDirectoryStream<Path> stream;
    private final Path path;

    HeldFolder(SecureDirectoryStream<Path> stream, Path path) {
        this.stream = stream;
        this.path = path;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public FileFacts facts(Path name) throws IOException {
        PosixFileAttributeView posix =
                stream.getFileAttributeView(name, PosixFileAttributeView.class, NOFOLLOW_LINKS);
        return FileFacts.of(
                posix != null
                        ? posix.readAttributes()
                        : stream.getFileAttributeView(
                                        name, BasicFileAttributeView.class, NOFOLLOW_LINKS)
                                .readAttributes());
    }

    /**
     * By path, for Java cannot read a link in an open folder. So it is looked whether the path
     * still leads to the same link; if that is outwitted, the text is another link's, and no more.
     */
    @Override
    public Path link(Path name) throws IOException {
        FileFacts here = facts(name);
        Path link = path.resolve(name);
        Path target = Files.readSymbolicLink(link);
        FileFacts there = FileFacts.of(link);
        if (!here.sameAs(there)) {
            throw new ChangedException(link.toString());
        }
        return target;
    }

    @Override
    public OpenFolder folder(Path name) throws IOException {
        return open(name, path.resolve(name));
    }

    @Override
    public OpenFolder again() throws IOException {
        return open(ITSELF, path);
    }

    private OpenFolder open(Path name, Path child) throws IOException {
        // Looked at first: where it is a pipe, opening it would wait for a writer.
        if (!name.equals(ITSELF) && facts(name).kind() != Kind.FOLDER) {
            throw new ChangedException(child.toString());
        }
        try {
            return new HeldFolder(stream.newDirectoryStream(name, NOFOLLOW_LINKS), child);
        } catch (NoSuchFileException | AccessDeniedException e) {
            throw e;
        } catch (FileSystemException e) {
            if (facts(name).kind() != Kind.FOLDER) {
                throw new ChangedException(child.toString());
            }
            throw e;
        }
    }

    @Override
    public List<Path> names() throws IOException {
        List<Path> names = new ArrayList<>();
        // A stream can be read once only, so it is read from another.
        try (var entries = stream.newDirectoryStream(ITSELF, NOFOLLOW_LINKS)) {
            for (Path entry : entries) {
                names.add(entry.getFileName());
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    @Override
    public SeekableByteChannel read(Path name) throws IOException {
        return stream.newByteChannel(name, Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS));
    }

    @Override
    public SeekableByteChannel create(Path name) throws IOException {
        Set<OpenOption> options =
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, NOFOLLOW_LINKS);
        return stream.newByteChannel(name, options, OWNER_ONLY);
    }

    @Override
    public void permit(Path name, Set<PosixFilePermission> permissions) throws IOException {
        PosixFileAttributeView posix =
                stream.getFileAttributeView(name, PosixFileAttributeView.class, NOFOLLOW_LINKS);
        if (posix != null) {
            posix.setPermissions(permissions);
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        stream.move(from, stream, to);
    }

    @Override
    public void delete(Path name) throws IOException {
        stream.deleteFile(name);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
