package io.cargoshipper.host.audit;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code audit.file} names in {@code /dev} or {@code /proc}, such as {@code /dev/stderr}:
 * lines go to it as it is, and nothing is rotated, synced or kept.
 */
final class AuditDevice implements AuditSink {

    private static final Set<Path> STDOUT =
            Set.of(Path.of("/dev/stdout"), Path.of("/dev/fd/1"), Path.of("/proc/self/fd/1"));

    private final FileOutputStream out;

    private AuditDevice(FileOutputStream out) {
        this.out = out;
    }

    /** Whether a path is to be written to as it is. */
    static boolean is(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return (absolute.startsWith("/dev") || absolute.startsWith("/proc"))
                && Files.exists(absolute)
                && !Files.isRegularFile(absolute, LinkOption.NOFOLLOW_LINKS)
                && !Files.isDirectory(absolute);
    }

    static AuditDevice open(Path path) throws IOException {
        if (STDOUT.contains(path.toAbsolutePath().normalize())) {
            throw new IOException("stdout belongs to the protocol");
        }
        return new AuditDevice(new FileOutputStream(path.toFile(), true));
    }

    @Override
    public long append(byte[] line) throws IOException {
        out.write(line);
        return 0;
    }

    @Override
    public void sync(long upTo) {}

    @Override
    public long size() {
        return 0;
    }

    @Override
    public Optional<String> damage() {
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
