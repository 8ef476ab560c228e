package io.cargoshipper.dist.demo;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Image;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An image with a shell: one that the engine has, or one made here of a busybox program. Nothing is
 * pulled. What was made is removed at the end, what was there stays.
 *
 * @param name what to create containers from
 * @param made whether it was made here
 */
record DemoImage(String name, boolean made) {

    private static final List<String> SUITABLE = List.of("busybox", "alpine", "debian", "ubuntu");
    private static final String REPOSITORY = "cargoshipper-demo";

    /**
     * Finds an image, or makes one.
     *
     * @param busybox a statically linked busybox of this machine, if there is one
     * @param tag the tag of an image that is made
     */
    static DemoImage on(DockerClient docker, Optional<Path> busybox, String tag) {
        Optional<String> present =
                docker.listImagesCmd().exec().stream()
                        .flatMap(DemoImage::tags)
                        .filter(DemoImage::isSuitable)
                        .sorted()
                        .findFirst();
        if (present.isPresent()) {
            return new DemoImage(present.get(), false);
        }
        Path program =
                busybox.orElseThrow(
                        () ->
                                new DemoException(
                                        """
                                        the engine has no small image, and there is no busybox here to make one of. \
                                        Either run `docker pull busybox`, or install Debian's busybox-static."""));
        String name = REPOSITORY + ":" + tag;
        String architecture = docker.versionCmd().exec().getArch();
        byte[] archive = new ImageArchive(name, architecture, program).bytes();
        docker.loadImageCmd(new ByteArrayInputStream(archive)).exec();
        return new DemoImage(name, true);
    }

    void remove(DockerClient docker) {
        if (made) {
            docker.removeImageCmd(name).exec();
        }
    }

    private static Stream<String> tags(Image image) {
        return image.getRepoTags() == null ? Stream.of() : Arrays.stream(image.getRepoTags());
    }

    private static boolean isSuitable(String tag) {
        return SUITABLE.stream().anyMatch(name -> tag.startsWith(name + ":"));
    }
}
