package io.cargoshipper.dist;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * The image of fixture containers, made from nothing but this machine's statically linked busybox:
 * nothing is pulled. (Built rather than imported: docker-java 3.7.1 sends an empty object in place
 * of the file system that it is to import.)
 */
final class FixtureImage implements AutoCloseable {

    static final String NAME = "cargoshipper-fixture:1";

    private static final Path BUSYBOX = Path.of("/bin/busybox");
    private static final String DOCKERFILE =
            """
            FROM scratch
            COPY files /
            ENV PATH=/bin
            CMD ["sh"]
            """;
    private static final int EXECUTABLE = 0755;

    private final DockerClient docker;
    private final boolean made;

    private FixtureImage(DockerClient docker, boolean made) {
        this.docker = docker;
        this.made = made;
    }

    /** Makes the image, unless the engine has it. */
    static FixtureImage on(DockerClient docker) {
        try {
            docker.inspectImageCmd(NAME).exec();
            return new FixtureImage(docker, false);
        } catch (NotFoundException e) {
            docker.buildImageCmd(buildContext())
                    .withTags(Set.of(NAME))
                    .exec(new BuildImageResultCallback())
                    .awaitImageId();
            return new FixtureImage(docker, true);
        }
    }

    /** Removes the image, if it was made here. */
    @Override
    public void close() {
        if (made) {
            docker.removeImageCmd(NAME).withForce(true).exec();
        }
    }

    private static InputStream buildContext() {
        if (!Files.isExecutable(BUSYBOX)) {
            runQuietly("apt-get", "install", "-y", "--no-install-recommends", "busybox-static");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            addFile(tar, "Dockerfile", DOCKERFILE.getBytes(StandardCharsets.UTF_8));
            addFile(tar, "files/bin/busybox", Files.readAllBytes(BUSYBOX));
            for (String folder : List.of("etc", "root", "tmp")) {
                tar.putArchiveEntry(new TarArchiveEntry("files/" + folder + "/"));
                tar.closeArchiveEntry();
            }
            for (String applet : runQuietly(BUSYBOX.toString(), "--list").lines().toList()) {
                if (!applet.equals("busybox")) {
                    addLink(tar, "files/bin/" + applet);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static void addFile(TarArchiveOutputStream tar, String name, byte[] content)
            throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setMode(TarArchiveEntry.DEFAULT_FILE_MODE | EXECUTABLE);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static void addLink(TarArchiveOutputStream tar, String name) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName("busybox");
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private static String runQuietly(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        "%s failed; the fixtures need the package busybox-static:%n%s"
                                .formatted(String.join(" ", command), output));
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making the image", e);
        }
    }
}
