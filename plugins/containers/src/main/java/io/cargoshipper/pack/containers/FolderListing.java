package io.cargoshipper.pack.containers;

import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.Untrusted;
import io.cargoshipper.pack.engine.CallTime;
import io.cargoshipper.pack.engine.JsonSize;
import io.cargoshipper.pack.engine.ProgressMeter;
import io.cargoshipper.pack.engine.Sizes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * What is in a folder of a container, not below.
 *
 * @param entries the first of them
 * @param note why that is not all; empty where it is
 */
record FolderListing(List<Entry> entries, Optional<String> note) {

    /** By {@linkplain JsonSize size in JSON}, of 40,000 bytes that the host passes on. */
    private static final int MOST_BYTES = 25_000;

    /** What an entry takes beside its name. */
    private static final int AROUND_NAME = 60;

    /**
     * The engine sends whatever is below a folder, the content of files too; of more than this the
     * names are not worth it.
     */
    private static final long MOST_READ = 256L * 1024 * 1024;

    private static final Optional<String> LONG =
            Optional.of("there is more in it than is listed here");

    private static final Optional<String> LARGE =
            Optional.of(
                    "the folder is too large to list whole, there may be more in it: use"
                            + " docker_exec_command with ls");

    /** Something in the folder. */
    record Entry(@Untrusted String name, PathKind kind, Optional<Long> sizeBytes) {}

    /**
     * Reads the archive on, to its end or as far as there is time and room.
     *
     * @param what is listed, for people
     */
    static FolderListing read(ContainerArchive archive, String what, ToolCall call)
            throws IOException {
        ProgressMeter meter = new ProgressMeter(call);
        long end = System.nanoTime() + CallTime.forWork(call).toNanos();
        String root = archive.root().getName();
        String start = root.endsWith("/") ? root : root + "/";
        List<Entry> entries = new ArrayList<>();
        int bytes = 0;
        long read = 0;
        for (TarArchiveEntry entry = archive.next(); entry != null; entry = archive.next()) {
            call.checkCancelled();
            Optional<String> name = child(entry.getName(), start);
            if (name.isPresent()) {
                bytes += JsonSize.of(name.get()) + AROUND_NAME;
                if (bytes > MOST_BYTES) {
                    return new FolderListing(entries, LONG);
                }
                entries.add(entry(name.get(), entry));
            }
            // Its content is skipped by asking for the next, so it counts before that.
            read += TarConstants.DEFAULT_RCDSIZE + entry.getSize();
            if (read > MOST_READ || System.nanoTime() - end > 0) {
                return new FolderListing(entries, LARGE);
            }
            String size = Sizes.text(read);
            meter.report(
                    (double) read,
                    OptionalDouble.empty(),
                    () -> "listing %s: %s read".formatted(what, size));
        }
        return new FolderListing(entries, Optional.empty());
    }

    private static Entry entry(String name, TarArchiveEntry entry) {
        PathKind kind = PathKind.of(entry);
        return new Entry(
                name,
                kind,
                kind == PathKind.FILE ? Optional.of(entry.getSize()) : Optional.empty());
    }

    /** The name of something in the folder itself. */
    private static Optional<String> child(String path, String start) {
        if (!path.startsWith(start)) {
            return Optional.empty();
        }
        String rest = path.substring(start.length());
        String name = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
        return name.isEmpty() || name.contains("/") ? Optional.empty() : Optional.of(name);
    }
}
