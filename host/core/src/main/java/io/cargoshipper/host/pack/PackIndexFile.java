package io.cargoshipper.host.pack;

import io.cargoshipper.api.ToolPack;
import io.cargoshipper.api.index.IndexException;
import io.cargoshipper.api.index.PackIndex;
import io.cargoshipper.api.index.SharedPackages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    static final String SERVICE = "META-INF/services/" + ToolPack.class.getName();
    private static final String CLASS = ".class";
    private static final long MAX_INDEX_BYTES = 8L << 20;
    private static final long MAX_MANIFEST_BYTES = 1L << 20;

    private final JsonMapper json;

    PackIndexFile(JsonMapper json) {
        this.json = json;
    }

    /**
     * What was found out about an index.
     *
     * @param claimed the index as it is written; empty if none can be read
     * @param faults why the pack must not be loaded; none if it may
     */
    record Examined(Optional<PackIndex> claimed, List<Finding> faults) {
        Examined {
            faults = List.copyOf(faults);
        }
    }

    PackIndex read(PackFiles files) throws PackRejectedException {
        Examined examined = examine(files);
        List<Finding> faults = examined.faults();
        if (faults.isEmpty()) {
            return examined.claimed().orElseThrow();
        }
        String more =
                faults.size() == 1
                        ? ""
                        : "; and %d more, see: cargoshipper plugin verify %s"
                                .formatted(faults.size() - 1, quoted(files.location()));
        throw new PackRejectedException(faults.get(0) + more);
    }

    /** Reads the index, and tells all that is wrong with it and the jars around it. */
    Examined examine(PackFiles files) {
        List<Finding> faults = new ArrayList<>();
        List<Optional<PackIndex>> found = new ArrayList<>();
        Optional<Path> service = Optional.empty();
        boolean readable = true;
        for (Path jar : files.jars()) {
            try (JarFile zip = new JarFile(jar.toFile(), false)) {
                classPath(jar, zip).ifPresent(faults::add);
                sharedClasses(jar, zip).ifPresent(faults::add);
                if (service.isEmpty() && zip.getEntry(SERVICE) != null) {
                    service = Optional.of(jar);
                }
                ZipEntry entry = zip.getEntry(PackIndex.PATH);
                if (entry != null) {
                    found.add(parse(jar, zip, entry, faults));
                }
            } catch (IOException e) {
                readable = false;
                faults.add(
                        Finding.problem(
                                "%s is no readable jar (%s)"
                                        .formatted(jar.getFileName(), e.getMessage()),
                                "copy it again"));
            }
        }
        if (found.size() > 1) {
            faults.add(
                    Finding.problem(
                            "several of its jars have an index, and a pack has one",
                            "keep it in one jar"));
        }
        if (readable) {
            missing(files, service, !found.isEmpty()).ifPresent(faults::add);
        }
        return new Examined(found.stream().flatMap(Optional::stream).findFirst(), faults);
    }

    private static Optional<Finding> missing(
            PackFiles files, Optional<Path> service, boolean hasIndex) {
        if (hasIndex) {
            return service.isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            Finding.problem(
                                    "it has an index but no " + SERVICE,
                                    "add it, with the class name of the ToolPack in it"));
        }
        return Optional.of(
                service.map(jar -> noIndex(jar, files)).orElseGet(PackIndexFile::noPack));
    }

    /** The index in a jar, unless its form is wrong; what is wrong is added to the faults. */
    private Optional<PackIndex> parse(Path jar, ZipFile zip, ZipEntry entry, List<Finding> faults)
            throws IOException {
        if (entry.getSize() > MAX_INDEX_BYTES) {
            faults.add(
                    Finding.problem(
                            "its index has %d bytes, more than %d"
                                    .formatted(entry.getSize(), MAX_INDEX_BYTES),
                            "offer less in one pack"));
            return Optional.empty();
        }
        try (InputStream stream = zip.getInputStream(entry)) {
            byte[] bytes = stream.readNBytes((int) MAX_INDEX_BYTES);
            PackIndex index = PackIndex.claimed(json.readValue(bytes, Object.class));
            index.violations().forEach(violation -> faults.add(unreadable(jar, violation)));
            return Optional.of(index);
        } catch (JacksonException | IndexException e) {
            faults.add(unreadable(jar, firstLine(e.getMessage())));
            return Optional.empty();
        }
    }

    private static Finding unreadable(Path jar, String why) {
        return Finding.problem(
                "the index in %s cannot be read: %s".formatted(jar.getFileName(), why),
                "build the pack again");
    }

    /** A class loader follows a manifest's Class-Path, out of what was looked at here. */
    private static Optional<Finding> classPath(Path jar, JarFile file) throws IOException {
        // It is read as a whole, to the size that it declares.
        if (file.stream().anyMatch(PackIndexFile::isHugeManifest)) {
            return Optional.of(
                    Finding.problem(
                            "the manifest of %s has more than %,d bytes"
                                    .formatted(jar.getFileName(), MAX_MANIFEST_BYTES),
                            "leave out of it what the pack does not need"));
        }
        Manifest manifest = file.getManifest();
        return manifest != null && manifest.getMainAttributes().containsKey(Name.CLASS_PATH)
                ? Optional.of(
                        Finding.problem(
                                "the manifest of %s has a Class-Path, which packs may not have"
                                        .formatted(jar.getFileName()),
                                "leave it out, and put the jars that the pack needs into one folder"
                                        + " with it"))
                : Optional.empty();
    }

    private static boolean isHugeManifest(ZipEntry entry) {
        return entry.getSize() > MAX_MANIFEST_BYTES
                && entry.getName().equalsIgnoreCase(JarFile.MANIFEST_NAME);
    }

    private static Optional<Finding> sharedClasses(Path jar, ZipFile zip) {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(PackIndexFile::isReserved)
                .findFirst()
                .map(
                        shared ->
                                Finding.problem(
                                        "%s carries %s, which packs take from the host"
                                                .formatted(jar.getFileName(), shared),
                                        "give that dependency the scope 'provided'"));
    }

    private static boolean isReserved(String entry) {
        return entry.endsWith(CLASS)
                && SharedPackages.isReserved(
                        entry.substring(0, entry.length() - CLASS.length()).replace('/', '.'));
    }

    private static Finding noIndex(Path jar, PackFiles files) {
        StringBuilder command = new StringBuilder("cargoshipper plugin index ").append(quoted(jar));
        for (Path other : files.jars()) {
            if (!other.equals(jar)) {
                command.append(" --with ").append(quoted(other));
            }
        }
        return Finding.problem(
                "it has no index (%s)".formatted(PackIndex.PATH),
                "build it with the pack-builder, or run: " + command);
    }

    private static String quoted(Path path) {
        String text = path.toString();
        return text.contains(" ") ? '"' + text + '"' : text;
    }

    private static Finding noPack() {
        return Finding.problem(
                "it holds no pack: neither an index (%s) nor %s".formatted(PackIndex.PATH, SERVICE),
                "put packs there alone, and what they depend on into a folder with the pack");
    }

    private static String firstLine(String message) {
        return message == null ? "unknown reason" : message.lines().findFirst().orElse("");
    }
}
