package io.cargoshipper.pack.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An image that an argument named, as the engine describes it. Calls that follow go by its id where
 * they mean the image and not the name.
 *
 * @param id its full id, {@code sha256:…}
 * @param name what people call it: the name it was asked for by, or where that was an id its first
 *     tag
 * @param details the engine's description
 */
public record FoundImage(String id, String name, InspectImageResponse details) {

    private static final String ALGORITHM = "sha256:";
    private static final String HEXADECIMAL = "[0-9a-f]{4,64}";
    private static final int SHORT_ID = 12;
    private static final int MOST_TAGS = 5;

    /** What the engine writes in place of a name that an image does not have. */
    private static final String NONE = "<none>";

    /**
     * Finds an image by name, digest, id or start of an id.
     *
     * @throws ToolException {@link ErrorCode#NOT_FOUND} with the nearest names, or {@link
     *     ErrorCode#INVALID_ARGUMENT} when more than one id starts like that
     */
    public static FoundImage find(DockerClient docker, String reference) {
        try {
            InspectImageResponse details = docker.inspectImageCmd(reference).exec();
            return new FoundImage(details.getId(), nameOf(reference, details), details);
        } catch (NotFoundException e) {
            throw new ToolException(ErrorCode.NOT_FOUND, notFound(docker, reference), e);
        } catch (DockerException e) {
            if (EngineMessage.of(e).toLowerCase(Locale.ROOT).contains("ambiguous")) {
                throw new ToolException(
                        ErrorCode.INVALID_ARGUMENT,
                        "more than one image id starts with '%s'; give more of the id, or a name"
                                .formatted(reference),
                        e);
            }
            throw e;
        }
    }

    /** Finds an image that may not be there. */
    public static Optional<FoundImage> ifThere(DockerClient docker, String reference) {
        try {
            InspectImageResponse details = docker.inspectImageCmd(reference).exec();
            return Optional.of(
                    new FoundImage(details.getId(), nameOf(reference, details), details));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** The first twelve digits of an id, without the name of its hash. */
    public static String shortId(String id) {
        String digits = id.startsWith(ALGORITHM) ? id.substring(ALGORITHM.length()) : id;
        return digits.length() > SHORT_ID ? digits.substring(0, SHORT_ID) : digits;
    }

    public String shortId() {
        return shortId(id);
    }

    /** Its names, each complete with a tag. */
    public List<String> tags() {
        return named(details.getRepoTags());
    }

    /** Its names with digests, as registries know them. */
    public List<String> digests() {
        return named(details.getRepoDigests());
    }

    public long sizeBytes() {
        return details.getSize() == null ? 0 : details.getSize();
    }

    /** Whether a reference is an id, or the start of one, of this image. */
    public boolean isNamedById(String reference) {
        String digits =
                reference.startsWith(ALGORITHM)
                        ? reference.substring(ALGORITHM.length())
                        : reference;
        return digits.matches(HEXADECIMAL) && id.startsWith(ALGORITHM + digits);
    }

    /** Without the engine's words for images that have no name. */
    public static List<String> named(List<String> names) {
        return names == null
                ? List.of()
                : names.stream().filter(name -> !name.contains(NONE)).toList();
    }

    /** The tags of a listed image. */
    public static List<String> tagsOf(Image image) {
        return image.getRepoTags() == null ? List.of() : named(Arrays.asList(image.getRepoTags()));
    }

    private static String nameOf(String reference, InspectImageResponse details) {
        FoundImage unnamed = new FoundImage(details.getId(), "", details);
        if (!unnamed.isNamedById(reference)) {
            return ImageReference.of(reference).complete();
        }
        return unnamed.tags().stream().findFirst().orElse(unnamed.shortId());
    }

    private static String notFound(DockerClient docker, String wanted) {
        List<String> tags =
                docker.listImagesCmd().exec().stream()
                        .flatMap(image -> tagsOf(image).stream())
                        .toList();
        ImageReference asked = ImageReference.of(wanted);
        List<String> others =
                tags.stream()
                        .filter(
                                tag ->
                                        ImageReference.of(tag)
                                                .repository()
                                                .equals(asked.repository()))
                        .sorted()
                        .limit(MOST_TAGS)
                        .toList();
        if (!others.isEmpty()) {
            return "no image '%s'; of '%s' there is %s"
                    .formatted(asked.complete(), asked.repository(), String.join(", ", others));
        }
        List<String> nearest = nearest(asked, wanted, tags);
        return nearest.isEmpty()
                ? "no image '%s'; docker_list_images shows those there are, docker_pull_image gets others"
                        .formatted(wanted)
                : "no image '%s'; did you mean '%s'?"
                        .formatted(wanted, String.join("' or '", nearest));
    }

    /** A name without a tag is compared without tags, so that these do not count as differences. */
    private static List<String> nearest(ImageReference asked, String wanted, List<String> tags) {
        if (asked.tag().isPresent()) {
            List<String> whole = NameSuggestions.nearest(wanted, tags);
            if (!whole.isEmpty()) {
                return whole;
            }
        }
        List<String> repositories =
                NameSuggestions.nearest(
                        asked.repository(),
                        tags.stream().map(tag -> ImageReference.of(tag).repository()).toList());
        return repositories.stream()
                .flatMap(repository -> tagged(repository, asked, tags))
                .limit(MOST_TAGS)
                .toList();
    }

    private static Stream<String> tagged(
            String repository, ImageReference asked, List<String> tags) {
        String likely = repository + ":" + asked.tag().orElse(ImageReference.LATEST);
        return tags.contains(likely)
                ? Stream.of(likely)
                : tags.stream()
                        .filter(tag -> ImageReference.of(tag).repository().equals(repository))
                        .sorted()
                        .limit(1);
    }
}
