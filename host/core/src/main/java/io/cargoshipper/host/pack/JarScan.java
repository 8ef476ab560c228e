package io.cargoshipper.host.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads one jar entry by entry. It believes no size that the jar declares, and reads so much and no
 * more: a jar may unpack to anything.
 */
final class JarScan {

    /** What a jar may unpack to, all in all. */
    static final long MAX_BYTES = 1L << 30;

    private static final int MAX_ENTRIES = 100_000;

    /** Below this size, an entry may be packed as tightly as it likes. */
    private static final long SMALL = 16L << 20;

    private static final int MAX_RATIO = 200;
    private static final int MAX_SERVICE_BYTES = 1 << 16;
    private static final String CLASS = ".class";

    private final Path jar;
    private final ClassVersions versions;
    private final byte[] buffer = new byte[1 << 16];
    private final Set<String> names = new HashSet<>();
    private final Map<String, Long> classes = new LinkedHashMap<>();
    private final List<String> providers = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private long budget = MAX_BYTES;

    private JarScan(Path jar) {
        this.jar = jar;
        this.versions = new ClassVersions(jar);
    }

    static JarContents read(Path jar) throws IOException {
        JarScan scan = new JarScan(jar);
        String digest = digest(jar);
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            scan.entries(zip);
        } catch (ZipException e) {
            scan.problem("is no readable jar (%s)".formatted(e.getMessage()), "copy it again");
        }
        scan.versions.finding().ifPresent(scan.findings::add);
        return new JarContents(jar, digest, scan.classes, scan.providers, scan.findings);
    }

    private void entries(ZipFile zip) throws IOException {
        if (zip.size() > MAX_ENTRIES) {
            problem(
                    "has %,d entries, more than %,d".formatted(zip.size(), MAX_ENTRIES),
                    "leave out what the pack does not need");
            return;
        }
        for (ZipEntry entry : zip.stream().toList()) {
            String name = entry.getName();
            if (leaves(name)) {
                problem(
                        "has an entry '%s', which leads out of the jar".formatted(name),
                        "build the jar again");
            } else if (!names.add(name)) {
                problem(
                        "has two entries '%s', of which one hides the other".formatted(name),
                        "build the jar again");
            } else if (!entry.isDirectory() && !content(zip, entry)) {
                return;
            }
        }
    }

    /** Whether a program that unpacks an entry would write it somewhere else. */
    private static boolean leaves(String name) {
        return name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf('\0') >= 0
                || name.matches("[a-zA-Z]:.*")
                || List.of(name.split("/", -1)).contains("..");
    }

    /** Reads an entry; false if the bounds of the whole jar are reached. */
    private boolean content(ZipFile zip, ZipEntry entry) throws IOException {
        long size = entry.getSize();
        if (size > SMALL && size / MAX_RATIO > entry.getCompressedSize()) {
            problem(
                    "unpacks '%s' from %,d to %,d bytes"
                            .formatted(entry.getName(), entry.getCompressedSize(), size),
                    "leave it out: it is made to use up memory");
            return true;
        }
        try (InputStream stream = zip.getInputStream(entry)) {
            byte[] head = stream.readNBytes(ClassVersions.HEAD);
            CRC32 crc = new CRC32();
            crc.update(head);
            ByteArrayOutputStream service = new ByteArrayOutputStream();
            boolean isService = entry.getName().equals(PackIndexFile.SERVICE);
            service.write(head);
            long length = head.length;
            for (int read; (read = stream.read(buffer)) >= 0; ) {
                length += read;
                if (length > size || length > budget) {
                    break;
                }
                crc.update(buffer, 0, read);
                if (isService && length <= MAX_SERVICE_BYTES) {
                    service.write(buffer, 0, read);
                }
            }
            budget -= length;
            if (budget < 0) {
                problem(
                        "unpacks to more than %,d bytes".formatted(MAX_BYTES),
                        "leave out what the pack does not need");
                return false;
            }
            if (length != size || crc.getValue() != entry.getCrc()) {
                damaged(entry, "its length or checksum is another than the jar says");
                return true;
            }
            note(entry.getName(), head, crc.getValue());
            if (isService) {
                providers(service.toString(StandardCharsets.UTF_8));
            }
        } catch (ZipException e) {
            damaged(entry, e.getMessage());
        }
        return true;
    }

    private void note(String entry, byte[] head, long crc) {
        // Those of other Java releases, and what describes packages and modules, is not loaded.
        if (!entry.endsWith(CLASS)
                || entry.startsWith("META-INF/")
                || entry.equals("module-info.class")
                || entry.endsWith("package-info.class")) {
            return;
        }
        String name = entry.substring(0, entry.length() - CLASS.length()).replace('/', '.');
        classes.put(name, crc);
        versions.note(name, head);
    }

    /** As {@link java.util.ServiceLoader} reads them. */
    private void providers(String text) {
        text.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .forEach(providers::add);
    }

    private void damaged(ZipEntry entry, String why) {
        problem("is damaged at '%s' (%s)".formatted(entry.getName(), why), "copy it again");
    }

    private void problem(String what, String mend) {
        findings.add(Finding.problem("%s %s".formatted(jar.getFileName(), what), mend));
    }

    private static String digest(Path jar) throws IOException {
        try (DigestInputStream stream =
                new DigestInputStream(
                        Files.newInputStream(jar), MessageDigest.getInstance("SHA-256"))) {
            stream.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(stream.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
