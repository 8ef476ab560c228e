package io.cargoshipper.host.pack;

import io.cargoshipper.api.ToolPack;
import io.cargoshipper.api.index.IndexException;
import io.cargoshipper.api.index.PackIndex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the index of a pack from its jars, and rejects what must not be loaded. Runs no code of it.
 */
final class PackIndexFile {

    private static final String SERVICE = "META-INF/services/" + ToolPack.class.getName();
    private static final long MAX_INDEX_BYTES = 8L << 20;

    private final JsonMapper json;

    PackIndexFile(JsonMapper json) {
        this.json = json;
    }

    PackIndex read(PackFiles files) throws PackRejectedException {
        Optional<PackIndex> found = Optional.empty();
        boolean service = false;
        for (Path jar : files.jars()) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                rejectSharedClasses(jar, zip);
                service |= zip.getEntry(SERVICE) != null;
                ZipEntry entry = zip.getEntry(PackIndex.PATH);
                if (entry != null) {
                    if (found.isPresent()) {
                        throw new PackRejectedException(
                                "two of its jars have an index; a pack has one: keep it in one jar");
                    }
                    found = Optional.of(parse(jar, zip, entry));
                }
            } catch (IOException e) {
                throw new PackRejectedException(
                        "%s is no readable jar (%s); copy it again"
                                .formatted(jar.getFileName(), e.getMessage()));
            }
        }
        if (found.isEmpty()) {
            throw new PackRejectedException(service ? noIndex(files) : noPack());
        }
        if (!service) {
            throw new PackRejectedException(
                    "it has an index but no %s; add it, with the class name of the ToolPack in it"
                            .formatted(SERVICE));
        }
        return found.get();
    }

    private PackIndex parse(Path jar, ZipFile zip, ZipEntry entry)
            throws IOException, PackRejectedException {
        if (entry.getSize() > MAX_INDEX_BYTES) {
            throw new PackRejectedException(
                    "its index has %d bytes, more than %d"
                            .formatted(entry.getSize(), MAX_INDEX_BYTES));
        }
        try (InputStream stream = zip.getInputStream(entry)) {
            byte[] bytes = stream.readNBytes((int) MAX_INDEX_BYTES);
            return PackIndex.fromJson(json.readValue(bytes, Object.class));
        } catch (JacksonException | IndexException e) {
            throw new PackRejectedException(
                    "the index in %s cannot be read: %s; build the pack again"
                            .formatted(jar.getFileName(), firstLine(e.getMessage())));
        }
    }

    private static void rejectSharedClasses(Path jar, ZipFile zip) throws PackRejectedException {
        Optional<String> shared =
                zip.stream().map(ZipEntry::getName).filter(SharedPackages::holdsEntry).findFirst();
        if (shared.isPresent()) {
            throw new PackRejectedException(
                    "%s carries %s, which packs take from the host; give that dependency the scope"
                                    .formatted(jar.getFileName(), shared.get())
                            + " 'provided'");
        }
    }

    private static String noIndex(PackFiles files) {
        return "it has no index (%s); build it with the pack-builder, or run: cargoshipper plugin index %s"
                .formatted(PackIndex.PATH, files.location());
    }

    private static String noPack() {
        return "it holds no pack: neither an index (%s) nor %s".formatted(PackIndex.PATH, SERVICE);
    }

    private static String firstLine(String message) {
        return message == null ? "unknown reason" : message.lines().findFirst().orElse("");
    }
}
