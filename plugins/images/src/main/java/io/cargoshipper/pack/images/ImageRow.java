package io.cargoshipper.pack.images;

import com.github.dockerjava.api.model.Image;
import io.cargoshipper.pack.engine.FoundImage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An image as one reads it in a list. */
record ImageRow(
        String id, List<String> tags, Optional<String> created, long sizeBytes, int containers) {

    static ImageRow of(Image image, ImageUse use) {
        return new ImageRow(
                FoundImage.shortId(image.getId()),
                FoundImage.tagsOf(image),
                Optional.ofNullable(image.getCreated())
                        .map(seconds -> Instant.ofEpochSecond(seconds).toString()),
                image.getSize() == null ? 0 : image.getSize(),
                use.of(image.getId()).size());
    }
}
