package io.cargoshipper.pack.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageLayersTest {

    @Test
    void listsTheLayersWithTheirSizes() {
        ImageLayers.History history =
                new ImageLayers()
                        .history(new ImageLayers.Arguments("app"), Engines.withOneImage().client());
        assertThat(history.image()).isEqualTo("app:latest");
        assertThat(history.id()).isEqualTo(Engines.SHORT_ID);
        assertThat(history.totalSizeBytes()).isEqualTo(5000);
        assertThat(history.leftOut()).isZero();
        assertThat(history.layers()).hasSize(2);

        ImageLayers.Layer newest = history.layers().get(0);
        assertThat(newest.id()).contains(Engines.SHORT_ID);
        assertThat(newest.createdBy()).isEqualTo("|1 TOKEN=… /bin/sh -c make");
        assertThat(newest.created()).contains("2023-11-14T22:13:20Z");
        assertThat(newest.comment()).isEmpty();

        ImageLayers.Layer oldest = history.layers().get(1);
        assertThat(oldest.id()).isEqualTo(Optional.empty());
        assertThat(oldest.sizeBytes()).isEqualTo(1000);
        assertThat(oldest.comment()).contains("Imported from -");
    }
}
