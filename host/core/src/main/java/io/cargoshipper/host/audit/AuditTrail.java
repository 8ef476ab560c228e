package io.cargoshipper.host.audit;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes records to the chain of this process, and keeps count while that is not possible: once it
 * is again, a record of the gap comes first. Thread-safe.
 */
final class AuditTrail implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

    /** How often the log is told that records are lost. */
    private static final Duration REMINDER = Duration.ofMinutes(1);

    private final AuditChain chain;
    private final Clock clock;
    private long lost;
    private Instant lostSince = Instant.MIN;
    private String lostBecause = "";
    private Instant nextReminder = Instant.MIN;
    private boolean closed;

    AuditTrail(AuditSettings settings, AuditRecord start, Clock clock) {
        this.chain = new AuditChain(settings, start, clock);
        this.clock = clock;
    }

    /** How sure a record is once it was written. */
    enum Sureness {
        /** It outlasts this process: the system has it. */
        WRITTEN,
        /** It outlasts the system: the disk has it. */
        ON_DISK
    }

    /**
     * Writes a record.
     *
     * @return empty, or why it is not there, or not as sure as it should be: for a client's eyes
     */
    Optional<String> write(AuditRecord record, Sureness sureness) {
        AuditChain.Written written;
        try {
            written = append(record);
        } catch (IOException e) {
            return Optional.of(lost(e));
        }
        if (sureness == Sureness.ON_DISK) {
            try {
                written.sync(); // many at once wait for one
            } catch (IOException e) {
                LOG.error("the audit trail ({}) is not on the disk", place(), e);
                return Optional.of(description(e));
            }
        }
        return Optional.empty();
    }

    private synchronized AuditChain.Written append(AuditRecord record) throws IOException {
        if (closed) {
            throw new IOException("the host is ending");
        }
        if (lost > 0) {
            chain.append(
                    AuditRecord.of("gap")
                            .with("reason", lostBecause)
                            .with("lost", lost)
                            .with("since", AuditLine.time(lostSince)));
            LOG.warn(
                    "the audit trail ({}) can be written to again; it lacks {} records",
                    chain.place(),
                    lost);
            lost = 0;
        }
        return chain.append(record);
    }

    private synchronized String lost(IOException failure) {
        String description = description(failure);
        Instant now = clock.instant();
        if (lost == 0) {
            lostSince = now;
            lostBecause = description;
        }
        lost++;
        if (now.isAfter(nextReminder) && !closed) {
            nextReminder = now.plus(REMINDER);
            LOG.error(
                    "the audit trail ({}) cannot be written to: {}. Until it can, calls that change something are refused; reading goes on, unrecorded",
                    chain.place(),
                    description);
        }
        return description;
    }

    /** Where it is, or will be. */
    synchronized String place() {
        return chain.place().toString();
    }

    /** Ends the chain, if it has begun. */
    @Override
    public synchronized void close() {
        closed = true;
        if (chain.hasBegun()) {
            try {
                chain.close(AuditRecord.of("end"));
            } catch (IOException e) {
                LOG.warn("the audit trail ({}) has no end: {}", chain.place(), description(e));
            }
        }
    }

    /** Without the path where there is one: it is named beside it. */
    private static String description(IOException failure) {
        if (failure instanceof FileSystemException of) {
            return of.getReason() == null ? of.getClass().getSimpleName() : of.getReason();
        }
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getMessage();
    }
}
