package io.cargoshipper.pack.containers;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** What a path of a container is. */
enum PathKind {
    FILE,
    FOLDER,
    LINK,
    /** A device, a pipe, a socket. */
    OTHER;

    static PathKind of(TarArchiveEntry entry) {
        if (entry.isDirectory()) {
            return FOLDER;
        }
        if (entry.isSymbolicLink()) {
            return LINK;
        }
        return entry.isFIFO() || entry.isBlockDevice() || entry.isCharacterDevice() ? OTHER : FILE;
    }
}
