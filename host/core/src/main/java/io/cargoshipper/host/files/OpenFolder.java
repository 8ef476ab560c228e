package io.cargoshipper.host.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/**
 * A folder that is open. Names are of single entries in it; nothing here follows a symbolic link.
 * Thread-safe.
 */
sealed interface OpenFolder extends Closeable permits HeldFolder, CheckedFolder {

    /**
     * Opens a folder.
     *
     * @param path its real path
     */
    @SuppressWarnings("StreamResourceLeak") // closed with the folder
    static OpenFolder open(Path path) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(path);
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return new HeldFolder(secure, path);
        }
        stream.close();
        return CheckedFolder.open(path);
    }

    /** Where it was when it was opened. */
    Path path();

    /** What a name in it is. */
    FileFacts facts(Path name) throws IOException;

    /** The target of a symbolic link in it. It is text: where that leads is not looked at. */
    Path link(Path name) throws IOException;

    /**
     * Opens a folder in it.
     *
     * @throws ChangedException if the name is no folder (any more)
     */
    OpenFolder folder(Path name) throws IOException;

    /** Opens it another time. */
    OpenFolder again() throws IOException;

    /** What is in it. */
    List<Path> names() throws IOException;

    /**
     * Opens a file in it for reading. Only for what has just been seen to be a file: opening a pipe
     * may wait for ever.
     */
    SeekableByteChannel read(Path name) throws IOException;

    /**
     * Makes a file in it, for writing. Where the platform has permissions, only the user whom this
     * process runs as may read it.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is anything of that name
     */
    SeekableByteChannel create(Path name) throws IOException;

    /** Sets the permissions of a file in it, where the platform has such. */
    void permit(Path name, Set<PosixFilePermission> permissions) throws IOException;

    /** Renames a file in it, in one step; a file with the new name is replaced. */
    void rename(Path from, Path to) throws IOException;

    /** Removes a file from it. */
    void delete(Path name) throws IOException;
}
