package io.cargoshipper.host.files;

import io.cargoshipper.api.Tier;
import io.cargoshipper.host.own.OwnPlaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The folders that tools may use files of, opened once: where the platform can hold a folder,
 * moving one away or relinking it later changes nothing. Thread-safe.
 */
public final class FileRoots implements AutoCloseable {

    private final RootList roots;
    private final Set<FileLease> leases = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private FileRoots(RootList roots) {
        this.roots = roots;
    }

    /**
     * Opens the folders.
     *
     * @param own what is never given, though it lies in one of them
     * @throws IOException if one of them cannot be opened; its message names it
     */
    public static FileRoots open(FileSettings settings, OwnPlaces own) throws IOException {
        return open(settings, own, OpenFolder::open);
    }

    static FileRoots open(FileSettings settings, OwnPlaces own, Opener opener) throws IOException {
        List<FileRoot> opened = new ArrayList<>();
        try {
            for (Path named : settings.roots()) {
                opened.add(new FileRoot(named, opener.open(named.toRealPath())));
            }
        } catch (IOException e) {
            opened.forEach(root -> OpenThings.close(root.folder()));
            throw e;
        }
        return new FileRoots(new RootList(opened, settings.reason(), own));
    }

    /**
     * Leases the files to one call.
     *
     * @param cap the call's tier: a safe one writes nothing, and only a destructive one replaces
     *     files
     * @param listener told of what is asked for
     */
    public FileLease lease(Tier cap, FileListener listener) {
        return lease(cap, path -> true, listener);
    }

    /**
     * Leases the files to one call, of which only some may be replaced.
     *
     * @param mayReplace whether a file may be, by its absolute path, where the tier allows it
     */
    public FileLease lease(Tier cap, Predicate<String> mayReplace, FileListener listener) {
        FileLease lease = new FileLease(roots, cap, mayReplace, listener, leases::remove);
        leases.add(lease);
        if (closed) {
            lease.close();
        }
        return lease;
    }

    /** Revokes all leases, and lets the folders go. */
    @Override
    public void close() {
        closed = true;
        leases.forEach(FileLease::close);
        roots.all().forEach(root -> OpenThings.close(root.folder()));
    }

    /** How folders are opened. */
    @FunctionalInterface
    interface Opener {
        OpenFolder open(Path realPath) throws IOException;
    }
}
