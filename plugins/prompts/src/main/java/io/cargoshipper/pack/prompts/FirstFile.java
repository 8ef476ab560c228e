package io.cargoshipper.pack.prompts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the first entry of an archive (POSIX ustar and pax), all that a single small file needs: a
 * library for archives is ten times the size of this pack.
 */
final class FirstFile {

    private static final int BLOCK = 512;

    /** Where a header has the size, in octal digits, and the type of its entry. */
    private static final int SIZE = 124;

    private static final int SIZE_LENGTH = 12;
    private static final int TYPE = 156;

    /** Entries that say more of the one after them: pax, and GNU's long names. */
    private static final String EXTENSIONS = "xgLK";

    private FirstFile() {}

    /**
     * Reads the start of a regular file.
     *
     * @return empty where the first entry is no regular file
     * @throws IOException when the archive ends early, or is none
     */
    static Optional<byte[]> in(InputStream archive, int mostBytes) throws IOException {
        byte[] header = header(archive);
        while (EXTENSIONS.indexOf(header[TYPE]) >= 0) {
            archive.skipNBytes((size(header) + BLOCK - 1) / BLOCK * BLOCK);
            header = header(archive);
        }
        boolean regular = header[TYPE] == '0' || header[TYPE] == 0;
        return regular
                ? Optional.of(archive.readNBytes((int) Math.min(size(header), mostBytes)))
                : Optional.empty();
    }

    private static byte[] header(InputStream archive) throws IOException {
        byte[] header = archive.readNBytes(BLOCK);
        if (header.length < BLOCK) {
            throw new IOException("the archive ends within a header");
        }
        return header;
    }

    private static long size(byte[] header) throws IOException {
        String digits =
                new String(header, SIZE, SIZE_LENGTH, StandardCharsets.US_ASCII)
                        .replace('\0', ' ')
                        .strip();
        try {
            return Long.parseLong(digits, 8);
        } catch (NumberFormatException e) {
            throw new IOException("'%s' is no size in an archive".formatted(digits), e);
        }
    }
}
