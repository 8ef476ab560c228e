package io.cargoshipper.host.approval;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Files that appear whole or not at all, and are read only where they are files themselves. */
final class WholeFile {

    private static final String UNFINISHED = ".unfinished";

    private WholeFile() {}

    /**
     * Writes a file, in place of one that is there.
     *
     * @param permissions as {@code ls} shows them, on systems that have such
     */
    static Path write(Path folder, String name, String text, String permissions)
            throws IOException {
        Path unfinished = folder.resolve("." + UUID.randomUUID() + UNFINISHED);
        try {
            Files.writeString(unfinished, "", StandardOpenOption.CREATE_NEW);
            // Set, not asked for when it is made: then the process's umask could take some away.
            permit(unfinished, permissions);
            Files.writeString(unfinished, text);
            return Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /**
     * Reads a file; never through a link, and nothing that is no file: to open a pipe would wait
     * for whoever writes to it.
     *
     * @throws IOException if it cannot be read, or is longer than that
     */
    static String read(Path file, int mostBytes) throws IOException {
        if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isRegularFile()) {
            throw new IOException("its file is a link, or no file at all");
        }
        try (SeekableByteChannel channel =
                Files.newByteChannel(
                        file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            if (channel.size() > mostBytes) {
                throw new IOException("its file is too long");
            }
            byte[] bytes = Channels.newInputStream(channel).readNBytes(mostBytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static void permit(Path file, String permissions) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(permissions));
        }
    }
}
