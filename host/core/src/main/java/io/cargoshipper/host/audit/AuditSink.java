package io.cargoshipper.host.audit;

import java.io.IOException;
import java.util.Optional;

/** Where lines are written to, one writer at a time. */
interface AuditSink {

    /**
     * Hands bytes to the system, all or none.
     *
     * @return what {@link #sync} takes to have them on the disk
     */
    long append(byte[] line) throws IOException;

    /** Returns once all that was appended up to a point is on the disk. May be called by many. */
    void sync(long upTo) throws IOException;

    /** The bytes that were written. */
    long size();

    /** What somebody else has done to it, or went wrong with it, so that nothing may follow. */
    Optional<String> damage();

    /** Syncs and closes. */
    void close() throws IOException;
}
