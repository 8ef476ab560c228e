package io.cargoshipper.host.files;

import io.cargoshipper.host.own.OwnPlaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The two ways of handling folders; what is promised of both is tested with both. */
enum Handling {
    /** By a descriptor. */
    HELD(OpenFolder::open),
    /** By path, as on platforms that have nothing better. */
    CHECKED(CheckedFolder::open);

    // Only references to static methods, which hold nothing that could change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final FileRoots.Opener opener;

    Handling(FileRoots.Opener opener) {
        this.opener = opener;
    }

    FileRoots open(Path... roots) throws IOException {
        return open(OwnPlaces.NONE, roots);
    }

    FileRoots open(OwnPlaces own, Path... roots) throws IOException {
        return FileRoots.open(new FileSettings(List.of(roots), "set by files.roots"), own, opener);
    }
}
