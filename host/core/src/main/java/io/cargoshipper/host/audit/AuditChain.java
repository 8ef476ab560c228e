package io.cargoshipper.host.audit;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chain of this process: every line carries the hash of the one before, on from file to file.
 * Nothing is made before the first line. Not thread-safe, but for {@link Written#sync}.
 */
final class AuditChain {

    private static final Logger LOG = LoggerFactory.getLogger(AuditChain.class);

    private static final DateTimeFormatter STARTED =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /** More names in a row than are taken, by processes of one second and one id or otherwise. */
    private static final int MOST_NAMES = 1000;

    private final Path target;
    private final AuditSettings settings;
    private final AuditRecord start;
    private final Clock clock;
    private Optional<Open> open = Optional.empty();
    private long seq;
    private String prev = AuditLine.NOTHING;

    /**
     * @param start what the first line says
     */
    AuditChain(AuditSettings settings, AuditRecord start, Clock clock) {
        this.target = settings.file().orElseGet(() -> AuditSettings.standardFile(System.getenv()));
        this.settings = settings;
        this.start = start;
        this.clock = clock;
    }

    /**
     * A line that was handed to the system.
     *
     * @param upTo how far its file reaches with it
     */
    record Written(AuditSink sink, long upTo) {

        /** Returns once it is on the disk. */
        void sync() throws IOException {
            sink.sync(upTo);
        }
    }

    /** What is written to. */
    private record Open(AuditSink sink, Optional<AuditPlace> place, String chain, int part) {

        Path path() {
            return place.orElseThrow().part(chain, part);
        }
    }

    /** What it is written to, or will be: for messages. */
    Path place() {
        return open.filter(now -> now.place().isPresent()).map(Open::path).orElse(target);
    }

    /** Whether there is a line yet. */
    boolean hasBegun() {
        return seq > 0;
    }

    /** Adds a line; with an exception from here, there is none. */
    Written append(AuditRecord record) throws IOException {
        if (open.isEmpty()) {
            begin();
        } else {
            AuditSink sink = open.get().sink();
            Optional<String> damage = sink.damage();
            if (damage.isPresent()) {
                LOG.error("audit trail: {}; it goes on in another file", damage.get());
                next(AuditRecord.of("gap").with("reason", damage.get()));
            } else if (sink.size() >= settings.rotateBytes()) {
                next(AuditRecord.of("next"));
            }
        }
        return append(open.get(), record);
    }

    /** Adds a last line. */
    void close(AuditRecord end) throws IOException {
        if (open.isPresent()) {
            try {
                append(end);
            } finally {
                open.get().sink().close();
                open = Optional.empty();
            }
        }
    }

    private Written append(Open to, AuditRecord record) throws IOException {
        AuditLine line = AuditLine.of(record, clock.instant(), to.chain(), seq + 1, prev);
        long upTo = to.sink().append(line.bytes());
        seq++;
        prev = line.hash();
        return new Written(to.sink(), upTo);
    }

    private void begin() throws IOException {
        String name = STARTED.format(clock.instant()) + "-" + ProcessHandle.current().pid();
        if (AuditDevice.is(target)) {
            moveTo(new Open(AuditDevice.open(target), Optional.empty(), name, 1), start);
            return;
        }
        AuditPlace place = AuditPlace.of(target);
        moveTo(create(place, name), start);
        try {
            List<AuditPlace.Part> old = EndedChains.beyond(place, open.get().chain(), settings);
            if (!old.isEmpty()) {
                append(open.get(), EndedChains.dropping(old));
                EndedChains.drop(old);
            }
        } catch (IOException e) {
            LOG.warn("old files of the audit trail in {} were not dropped", place.folder(), e);
        }
    }

    /** In a container every process may have the same id, and so the same name. */
    private static Open create(AuditPlace place, String name) throws IOException {
        String chain = name;
        for (int i = 2; ; i++) {
            try {
                AuditFile file = AuditFile.create(place.part(chain, 1));
                return new Open(file, Optional.of(place), chain, 1);
            } catch (FileAlreadyExistsException e) {
                if (i > MOST_NAMES) {
                    throw e;
                }
                chain = name + "-" + i;
            }
        }
    }

    /** A file that is there by somebody else's doing, or was left over, is passed over. */
    private static Open create(AuditPlace place, String chain, int first) throws IOException {
        for (int part = first; ; part++) {
            try {
                AuditFile file = AuditFile.create(place.part(chain, part));
                return new Open(file, Optional.of(place), chain, part);
            } catch (FileAlreadyExistsException e) {
                if (part - first == MOST_NAMES) {
                    throw e;
                }
            }
        }
    }

    /** Goes on in the next file, and drops those that are too old. */
    private void next(AuditRecord first) throws IOException {
        Open old = open.orElseThrow();
        String after = old.path().getFileName().toString();
        AuditPlace place = old.place().orElseThrow();
        Open next = create(place, old.chain(), old.part() + 1);
        int oldest = Math.max(1, next.part() - settings.keep() + 1);
        moveTo(next, first.with("after", after).with("oldest", oldest));
        for (int i = oldest - 1; i > 0; i--) {
            if (!Files.deleteIfExists(place.part(old.chain(), i))) {
                break; // and all before it are gone already
            }
        }
    }

    /** Moves to a new file once its first line is in it, and not before. */
    private void moveTo(Open to, AuditRecord first) throws IOException {
        try {
            append(to, first);
        } catch (IOException e) {
            discard(to, e);
            throw e;
        }
        Optional<Open> before = open;
        open = Optional.of(to);
        if (before.isPresent()) {
            before.get().sink().close();
        }
    }

    private static void discard(Open unused, IOException because) {
        try {
            try {
                unused.sink().close();
            } finally {
                if (unused.place().isPresent()) {
                    Files.deleteIfExists(unused.path());
                }
            }
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }
}
