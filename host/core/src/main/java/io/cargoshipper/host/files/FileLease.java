package io.cargoshipper.host.files;

import io.cargoshipper.api.HostFiles;
import io.cargoshipper.api.Tier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The files of one call, held to the call's tier. Thread-safe. */
public final class FileLease implements AutoCloseable {

    private final OpenThings things = new OpenThings();
    private final HostFiles files;
    private final Consumer<FileLease> ended;

    FileLease(
            RootList roots,
            Tier cap,
            Predicate<String> mayReplace,
            FileListener listener,
            Consumer<FileLease> ended) {
        this.files = new LeasedFiles(roots, cap, mayReplace, listener, things);
        this.ended = ended;
    }

    /** For as long as the lease lasts. */
    public HostFiles files() {
        return files;
    }

    /**
     * Revokes the lease, from any thread: what is open is closed, and files that were not committed
     * are gone; what is asked later fails with {@code CANCELLED}. Doing it again changes nothing.
     */
    @Override
    public void close() {
        things.close();
        ended.accept(this);
    }
}
