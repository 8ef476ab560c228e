package io.cargoshipper.dist;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.Image;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Images to push to a registry and to pull from it, each with a layer that no other image has.
 * Closing takes off the engine whatever has the registry's address in its name.
 */
final class RegistryImages implements AutoCloseable {

    private final DockerClient docker;
    private final TestRegistry registry;

    RegistryImages(TestEngine engine, TestRegistry registry) {
        this.docker = engine.docker();
        this.registry = registry;
    }

    /**
     * Makes an image on the engine alone.
     *
     * @param repository below the registry
     * @param bytes the size of its layer, compressed or not
     * @return its whole name
     */
    String made(String repository, int bytes) {
        String image = "%s/%s:1".formatted(registry.name(), repository);
        docker.buildImageCmd(context(bytes))
                .withTags(Set.of(image))
                .exec(new BuildImageResultCallback())
                .awaitImageId();
        return image;
    }

    /** The same, in the registry alone. */
    String stored(String repository, int bytes) {
        String image = made(repository, bytes);
        try {
            docker.pushImageCmd(image)
                    .withAuthConfig(
                            new AuthConfig()
                                    .withRegistryAddress(registry.name())
                                    .withUsername(TestRegistry.USERNAME)
                                    .withPassword(registry.password()))
                    .start()
                    .awaitCompletion();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while pushing " + image, e);
        }
        remove(image);
        return image;
    }

    /** Whether the engine has an image. */
    boolean isOnEngine(String image) {
        try {
            docker.inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** Takes an image off the engine. */
    void remove(String image) {
        docker.removeImageCmd(image).withForce(true).exec();
    }

    @Override
    public void close() {
        docker.listImagesCmd().exec().stream()
                .map(Image::getRepoTags)
                .filter(Objects::nonNull) // images without a name
                .flatMap(Arrays::stream)
                .filter(tag -> tag.startsWith(registry.host() + ":"))
                .forEach(this::remove);
    }

    private static InputStream context(int bytes) {
        byte[] content = new byte[bytes];
        new Random().nextBytes(content);
        ByteArrayOutputStream context = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(context)) {
            add(
                    tar,
                    "Dockerfile",
                    "FROM scratch\nCOPY content /\n".getBytes(StandardCharsets.UTF_8));
            add(tar, "content", content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayInputStream(context.toByteArray());
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content)
            throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
