package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FoundContainer;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * What the engine gives of one path of a container: a TAR archive, read while it comes. Its first
 * entry is the path itself; a symbolic link is given as such, not followed.
 */
final class ContainerArchive implements Closeable {

    /**
     * What stands before the end of the first header: with its extended attributes, maybe a lot.
     */
    private static final int LONGEST_HEADER = 1024 * 1024;

    private final InputStream raw;
    private final TarArchiveInputStream tar;
    private final TarArchiveEntry root;

    private ContainerArchive(InputStream raw, TarArchiveInputStream tar, TarArchiveEntry root) {
        this.raw = raw;
        this.tar = tar;
        this.root = root;
    }

    /**
     * Asks the engine for a path.
     *
     * @throws ToolException {@link ErrorCode#NOT_FOUND} when the container does not have it
     */
    static ContainerArchive open(FoundContainer found, String path, DockerClient docker)
            throws IOException {
        InputStream raw = new BufferedInputStream(send(found, path, docker));
        try {
            raw.mark(LONGEST_HEADER);
            TarArchiveInputStream tar = new TarArchiveInputStream(raw);
            TarArchiveEntry root = tar.getNextEntry();
            if (root == null) {
                throw new ToolException(
                        ErrorCode.ENGINE_ERROR,
                        "the engine gave an empty archive for '%s'".formatted(path));
            }
            return new ContainerArchive(raw, tar, root);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static InputStream send(FoundContainer found, String path, DockerClient docker) {
        try {
            return docker.copyArchiveFromContainerCmd(found.id(), path).exec();
        } catch (NotFoundException e) {
            throw new ToolException(
                    ErrorCode.NOT_FOUND,
                    "no '%s' in container '%s'; ask for the folder it should be in to see what is there"
                            .formatted(path, found.name()),
                    e);
        }
    }

    /** The path itself. */
    TarArchiveEntry root() {
        return root;
    }

    /** The bytes of the file, where the path is one. */
    InputStream content() {
        return tar;
    }

    /** The next entry, of what is in a folder; null at the end. */
    TarArchiveEntry next() throws IOException {
        return tar.getNextEntry();
    }

    /** The archive as it is, from its start; only before anything but the first entry was read. */
    InputStream whole() throws IOException {
        raw.reset();
        return raw;
    }

    /** Gives up what has not come yet. */
    @Override
    public void close() throws IOException {
        raw.close();
    }
}
