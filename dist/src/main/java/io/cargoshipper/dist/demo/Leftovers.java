package io.cargoshipper.dist.demo;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;

/**
 * What the demo made on the engine and nobody has removed yet: its own container and image, no
 * others.
 */
final class Leftovers implements AutoCloseable {

    private final DockerClient docker;
    private final String container;
    private final DemoImage image;
    private boolean removed;

    /** From now on they are removed, also when the program is interrupted. */
    Leftovers(DockerClient docker, String container, DemoImage image) {
        this.docker = docker;
        this.container = container;
        this.image = image;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "clean-up"));
    }

    /** Whoever comes second waits: what it does next takes the engine away. */
    @Override
    public synchronized void close() {
        if (removed) {
            return;
        }
        removed = true;
        try {
            docker.removeContainerCmd(container).withForce(true).exec();
        } catch (NotFoundException e) {
            // As it should be: the story removes it.
        }
        image.remove(docker);
    }
}
