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
 * closed when the call has answered.
 *
 * <p>No host serves it yet: a pack with a tool that asks for it is rejected.
 */
public interface HostFiles {

    /** The allowed folders, absolute; empty where the operator allows none. */
    List<String> roots();

    /**
     * Opens a file for reading.
     *
     * @throws ToolException {@link ErrorCode#NOT_FOUND}, or {@link ErrorCode#REFUSED_BY_POLICY}
     */
    InputStream read(String path) throws IOException;

    /**
     * Opens a file for writing; missing folders are not made.
     *
     * @param overwrite whether a file that exists is replaced
     * @throws ToolException {@link ErrorCode#CONFLICT} when the file exists and may not be
     *     replaced, or {@link ErrorCode#REFUSED_BY_POLICY}
     */
    OutputStream write(String path, boolean overwrite) throws IOException;
}
