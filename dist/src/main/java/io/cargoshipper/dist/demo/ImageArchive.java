package io.cargoshipper.dist.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * An image of one layer with busybox in it, in the form that {@code docker load} takes. Not
 * imported: docker-java 3.7.1 sends the file system of its import command as JSON.
 */
final class ImageArchive {

    private static final List<String> COMMANDS =
            List.of("sh", "sleep", "echo", "date", "cat", "hostname", "uname");
    private static final int EXECUTABLE = 0755;

    private final String name;
    private final String architecture;
    private final Path busybox;

    ImageArchive(String name, String architecture, Path busybox) {
        this.name = name;
        this.architecture = architecture;
        this.busybox = busybox;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            byte[] layer = layer();
            file(tar, "layer.tar", layer);
            file(tar, "config.json", config(layer).getBytes(StandardCharsets.UTF_8));
            file(tar, "manifest.json", manifest().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new DemoException("no image can be made of " + busybox, e);
        }
        return bytes.toByteArray();
    }

    private byte[] layer() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (String folder : List.of("bin/", "tmp/")) {
                tar.putArchiveEntry(new TarArchiveEntry(folder));
                tar.closeArchiveEntry();
            }
            file(tar, "bin/busybox", Files.readAllBytes(busybox));
            for (String command : COMMANDS) {
                TarArchiveEntry link =
                        new TarArchiveEntry("bin/" + command, TarConstants.LF_SYMLINK);
                link.setLinkName("busybox");
                tar.putArchiveEntry(link);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static void file(TarArchiveOutputStream tar, String path, byte[] content)
            throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(path);
        entry.setSize(content.length);
        entry.setMode(EXECUTABLE);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private String config(byte[] layer) {
        return """
        {"architecture": "%s", "os": "linux", "created": "2026-01-01T00:00:00Z",
         "config": {"Cmd": ["sh"], "Env": ["PATH=/bin"]},
         "rootfs": {"type": "layers", "diff_ids": ["sha256:%s"]},
         "history": [{"created": "2026-01-01T00:00:00Z", "comment": "made by CargoShipper's demo"}]}
        """
                .formatted(architecture, sha256(layer));
    }

    private String manifest() {
        return """
        [{"Config": "config.json", "RepoTags": ["%s"], "Layers": ["layer.tar"]}]
        """
                .formatted(name);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
