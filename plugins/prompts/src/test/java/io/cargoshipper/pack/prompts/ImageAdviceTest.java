package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageAdviceTest {

    private static final List<EngineObject> HISTORY =
            List.of(
                    layer(0, "CMD [\\\"app\\\"]"),
                    layer(60_000_000, "RUN chown -R app /app"),
                    layer(300_000_000, "RUN apt-get update && apt-get install -y   gcc"),
                    layer(1_000, "COPY a b"),
                    layer(80_000_000, "ADD rootfs.tar /"));

    @Test
    void findsWhatMakesLayersLarge() {
        assertThat(ImageAdvice.of(Captured.parsed("{\"Size\": 600000000}"), HISTORY))
                .extracting(Finding::text)
                .containsExactlyInAnyOrder(
                        "its image has 600.0 MB: a slimmer base or a build in several stages would"
                                + " make it quicker to pull and start",
                        "layer 4 copies files only to change their owner or mode: COPY --chown or"
                                + " --chmod saves it",
                        "layer 3 keeps apt's lists: add \"rm -rf /var/lib/apt/lists/*\" to the same"
                                + " RUN");
    }

    @Test
    void saysNothingOfSmallLayers() {
        assertThat(
                        ImageAdvice.of(
                                EngineObject.nothing(),
                                List.of(layer(1000, "RUN apt-get install gcc"))))
                .isEmpty();
    }

    @Test
    void listsTheLargestLayersFirst() {
        assertThat(ImageAdvice.layers(HISTORY).lines())
                .hasSize(5)
                .satisfies(
                        lines ->
                                assertThat(lines.get(1))
                                        .startsWith("3 ")
                                        .contains("300.0 MB", "apt-get install -y gcc"));
    }

    private static EngineObject layer(long size, String command) {
        return Captured.parsed("{\"Size\": %d, \"CreatedBy\": \"%s\"}".formatted(size, command));
    }
}
