package io.cargoshipper.host.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a path leads: a name in a folder that is open, or that folder itself.
 *
 * @param folder whoever has the place closes it
 */
record Place(OpenFolder folder, Optional<Path> name) implements Closeable {

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
