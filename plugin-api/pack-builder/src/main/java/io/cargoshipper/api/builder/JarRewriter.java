package io.cargoshipper.api.builder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Replaces a jar by one with other entries, all at once. */
final class JarRewriter {

    /** The time of what is written, so that the same jar comes out each time. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private JarRewriter() {}

    /**
     * Rewrites a jar.
     *
     * @param deleted paths of entries to leave out
     * @param written entries to write, in place of those of the same path
     * @throws IOException if it cannot be rewritten; it is as it was then
     */
    static void rewrite(Path jar, Set<String> deleted, SortedMap<String, byte[]> written)
            throws IOException {
        // Beside the jar, because a move between file systems is not one step.
        Path target = jar.toRealPath();
        Path fresh = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".tmp");
        try {
            try (ZipFile old = new ZipFile(target.toFile());
                    OutputStream file = Files.newOutputStream(fresh);
                    ZipOutputStream out = new ZipOutputStream(file)) {
                copy(old, out, deleted, written.keySet());
                add(out, written);
            }
            copyPermissions(target, fresh);
            move(fresh, target);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void copy(
            ZipFile old, ZipOutputStream out, Set<String> deleted, Set<String> replaced)
            throws IOException {
        for (ZipEntry entry : Collections.list(old.entries())) {
            if (!deleted.contains(entry.getName()) && !replaced.contains(entry.getName())) {
                ZipEntry copy = new ZipEntry(entry);
                // Another deflater than the first one's may well need another size.
                copy.setCompressedSize(-1);
                out.putNextEntry(copy);
                try (InputStream content = old.getInputStream(entry)) {
                    content.transferTo(out);
                }
                out.closeEntry();
            }
        }
        if (old.getComment() != null) {
            out.setComment(old.getComment());
        }
    }

    private static void add(ZipOutputStream out, SortedMap<String, byte[]> written)
            throws IOException {
        for (Map.Entry<String, byte[]> file : written.entrySet()) {
            ZipEntry entry = new ZipEntry(file.getKey());
            entry.setTimeLocal(TIME);
            out.putNextEntry(entry);
            out.write(file.getValue());
            out.closeEntry();
        }
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (view != null) {
            Files.setPosixFilePermissions(to, view.readAttributes().permissions());
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
