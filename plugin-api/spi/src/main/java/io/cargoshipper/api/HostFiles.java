package io.cargoshipper.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * A capability: files of the machine the host runs on, below the folders that the operator allows
 * ({@code files.roots}). Paths are absolute, or relative to the first root. A path that leaves the
 * roots, by {@code ..}, by a symbolic link or otherwise, is refused with {@link
 * ErrorCode#REFUSED_BY_POLICY}; the check and the opening are one step. Everything still open is
 * closed when the call has answered, and its later use fails with {@link ErrorCode#CANCELLED}.
 *
 * <p>What the file system refuses, in the streams too, is a {@link ToolException} that tells the
 * caller what is wrong, so there is no need to catch it. The streams are not buffered.
 */
public interface HostFiles {

    /** The allowed folders, absolute; empty where the operator allows none. */
    List<String> roots();

    /**
     * Opens a file for reading.
     *
     * @throws ToolException {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#INVALID_ARGUMENT} when it
     *     is no regular file, or {@link ErrorCode#REFUSED_BY_POLICY}
     */
    HostFile read(String path) throws IOException;

    /**
     * Opens a file for writing; missing folders are not made. What is written stands under the path
     * only once {@link HostFileOutput#commit()} was called: until then, and if it never is, the
     * path is as it was before.
     *
     * @param overwrite whether a file that exists is replaced
     * @throws ToolException {@link ErrorCode#NOT_FOUND} when the folder is missing, {@link
     *     ErrorCode#CONFLICT} when the file exists and may not be replaced, or {@link
     *     ErrorCode#REFUSED_BY_POLICY}: a call held to {@link Tier#SAFE} writes nothing, and one
     *     below {@link Tier#DESTRUCTIVE} replaces nothing. {@link HostFileOutput#commit()} may
     *     throw the same, when the file was made meanwhile
     */
    HostFileOutput write(String path, boolean overwrite) throws IOException;

    /**
     * Opens a folder for reading what is in it.
     *
     * @throws ToolException {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#INVALID_ARGUMENT} when it
     *     is no folder, or {@link ErrorCode#REFUSED_BY_POLICY}
     */
    HostFolder folder(String path) throws IOException;

    /** A file, open for reading. */
    interface HostFile extends AutoCloseable {

        /** Its absolute path, for messages. */
        String path();

        /** Its size when it was opened. */
        long sizeBytes();

        /** Its bytes, from the start; the same stream each time. */
        InputStream content() throws IOException;

        @Override
        void close() throws IOException;
    }

    /** A file that is being written. */
    interface HostFileOutput extends AutoCloseable {

        /** The absolute path it will stand under, for messages. */
        String path();

        /** Takes its bytes; the same stream each time. */
        OutputStream content() throws IOException;

        /**
         * Puts the file under its path, whole.
         *
         * @throws ToolException {@link ErrorCode#CONFLICT} when there is a file by now that may not
         *     be replaced
         */
        void commit() throws IOException;

        /** Ends writing; without {@link #commit()} nothing is left of it. */
        @Override
        void close() throws IOException;
    }

    /**
     * A folder, open for reading. Names are those of its entries, never paths; nothing here follows
     * a symbolic link.
     */
    interface HostFolder extends AutoCloseable {

        /** Its absolute path, for messages. */
        String path();

        /** What is in it, in the order of the names. */
        List<Entry> entries() throws IOException;

        /**
         * Opens a folder in it.
         *
         * @throws ToolException {@link ErrorCode#NOT_FOUND}, or {@link ErrorCode#INVALID_ARGUMENT}
         *     when it is no folder, or the name is a path
         */
        HostFolder folder(String name) throws IOException;

        /**
         * Opens a file in it.
         *
         * @throws ToolException {@link ErrorCode#NOT_FOUND}, or {@link ErrorCode#INVALID_ARGUMENT}
         *     when it is no regular file, or the name is a path
         */
        HostFile file(String name) throws IOException;

        @Override
        void close() throws IOException;
    }

    /**
     * What is in a folder.
     *
     * @param name its name
     * @param kind what it is
     * @param sizeBytes the size of a file; 0 for anything else
     * @param modifiedSeconds when its content last changed, in seconds of Unix time
     * @param mode its permission bits, such as octal 644, where the machine has such; else 644 for
     *     files, 755 for folders
     * @param linkTarget the target of a symbolic link, as written; empty for anything else
     */
    record Entry(
            String name,
            Kind kind,
            long sizeBytes,
            long modifiedSeconds,
            int mode,
            String linkTarget) {}

    /** What an entry of a folder is. */
    enum Kind {
        /** A regular file. */
        FILE,
        /** A folder. */
        FOLDER,
        /** A symbolic link. */
        LINK,
        /** A device, a socket, a pipe. */
        OTHER
    }
}
