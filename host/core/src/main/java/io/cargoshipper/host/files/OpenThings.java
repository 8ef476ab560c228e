package io.cargoshipper.host.files;

import io.cargoshipper.api.ToolException;
import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a lease has open. Once closed, it takes no more. Thread-safe. */
final class OpenThings implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenThings.class);

    private final Set<Closeable> open = new LinkedHashSet<>();
    private boolean closed;

    /**
     * @throws ToolException {@code CANCELLED} after {@link #close}
     */
    synchronized void requireOpen() {
        if (closed) {
            throw FileErrors.over();
        }
    }

    /**
     * Takes something that has been opened; after {@link #close} closes it instead.
     *
     * @throws ToolException {@code CANCELLED} after {@link #close}
     */
    <T extends Closeable> T add(T thing) {
        synchronized (this) {
            if (!closed) {
                open.add(thing);
                return thing;
            }
        }
        close(thing);
        throw FileErrors.over();
    }

    synchronized void remove(Closeable thing) {
        open.remove(thing);
    }

    /** Closes all that is open. Never fails: who would be told has been answered. */
    @Override
    public void close() {
        drain().forEach(OpenThings::close);
    }

    private synchronized List<Closeable> drain() {
        closed = true;
        List<Closeable> drained = List.copyOf(open);
        open.clear();
        return drained;
    }

    /** Closes something of which nobody is told how that went. */
    static void close(Closeable thing) {
        try {
            thing.close();
        } catch (IOException | RuntimeException e) {
            LOG.warn("a file that a call had open was not closed in order", e);
        }
    }
}
