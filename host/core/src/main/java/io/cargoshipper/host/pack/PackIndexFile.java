package io.cargoshipper.host.pack;

import io.cargoshipper.api.ToolPack;
import io.cargoshipper.api.index.IndexException;
import io.cargoshipper.api.index.PackIndex;
import io.cargoshipper.api.index.SharedPackages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the index of a pack from its jars, and rejects what must not be loaded. Runs no code of it.
 */
final class PackIndexFile {

    private static final String SERVICE = "META-INF/services/" + ToolPack.class.getName();
    private static final String CLASS = ".class";
    private static final long MAX_INDEX_BYTES = 8L << 20;

    private final JsonMapper json;

    PackIndexFile(JsonMapper json) {
        this.json = json;
    }

    PackIndex read(PackFiles files) throws PackRejectedException {
        Optional<PackIndex> found = Optional.empty();
        Optional<Path> service = Optional.empty();
        for (Path jar : files.jars()) {
            try (JarFile zip = new JarFile(jar.toFile(), false)) {
                rejectClassPath(jar, zip);
                rejectSharedClasses(jar, zip);
                if (service.isEmpty() && zip.getEntry(SERVICE) != null) {
                    service = Optional.of(jar);
                }
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
            throw new PackRejectedException(
                    service.map(jar -> noIndex(jar, files)).orElseGet(PackIndexFile::noPack));
        }
        if (service.isEmpty()) {
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

    /** A class loader follows a manifest's Class-Path, out of what was looked at here. */
    private static void rejectClassPath(Path jar, JarFile file)
            throws IOException, PackRejectedException {
        Manifest manifest = file.getManifest();
        if (manifest != null && manifest.getMainAttributes().containsKey(Name.CLASS_PATH)) {
            throw new PackRejectedException(
                    "the manifest of %s has a Class-Path, which packs may not have; leave it out, and put the jars that the pack needs into one folder with it"
                            .formatted(jar.getFileName()));
        }
    }

    private static void rejectSharedClasses(Path jar, ZipFile zip) throws PackRejectedException {
        Optional<String> shared =
                zip.stream().map(ZipEntry::getName).filter(PackIndexFile::isReserved).findFirst();
        if (shared.isPresent()) {
            throw new PackRejectedException(
                    "%s carries %s, which packs take from the host; give that dependency the scope"
                                    .formatted(jar.getFileName(), shared.get())
                            + " 'provided'");
        }
    }

    private static boolean isReserved(String entry) {
        return entry.endsWith(CLASS)
                && SharedPackages.isReserved(
                        entry.substring(0, entry.length() - CLASS.length()).replace('/', '.'));
    }

    private static String noIndex(Path jar, PackFiles files) {
        StringBuilder command = new StringBuilder("cargoshipper plugin index ").append(quoted(jar));
        for (Path other : files.jars()) {
            if (!other.equals(jar)) {
                command.append(" --with ").append(quoted(other));
            }
        }
        return "it has no index (%s); build it with the pack-builder, or run: %s"
                .formatted(PackIndex.PATH, command);
    }

    private static String quoted(Path path) {
        String text = path.toString();
        return text.contains(" ") ? '"' + text + '"' : text;
    }

    private static String noPack() {
        return "it holds no pack: neither an index (%s) nor %s".formatted(PackIndex.PATH, SERVICE);
    }

    private static String firstLine(String message) {
        return message == null ? "unknown reason" : message.lines().findFirst().orElse("");
    }
}
