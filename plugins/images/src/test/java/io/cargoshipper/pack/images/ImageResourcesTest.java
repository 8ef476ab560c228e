package io.cargoshipper.pack.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ResourceResult;
import org.junit.jupiter.api.Test;

class ImageResourcesTest {

    @Test
    void isATableForPeopleAndRowsForPrograms() {
        ResourceResult<ImageResources.Images> images =
                new ImageResources().images(Engines.withOneImage().client());
        assertThat(images.value().total()).isEqualTo(1);
        assertThat(images.value().images()).extracting(ImageRow::containers).containsExactly(1);
        assertThat(images.text().lines())
                .containsExactly(
                        "TAGS                ID             CREATED                SIZE     CONTAINERS",
                        "app:1, app:latest   0123456789ab   2023-11-14T22:13:20Z   5.0 kB   1");
    }
}
