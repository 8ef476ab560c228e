package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import io.cargoshipper.pack.engine.Sizes;
import io.cargoshipper.pack.engine.TextTable;
import io.cargoshipper.pack.engine.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Walks the layers of an image. What made a layer is text of the image's, so in the evidence. */
final class ImageAdvice {

    private static final int SHOWN = 8;
    private static final int LONGEST_COMMAND = 220;
    private static final long LARGE_BYTES = 500_000_000;
    private static final long LARGE_LAYER_BYTES = 50_000_000;
    private static final int MANY_LAYERS = 40;

    private ImageAdvice() {}

    /**
     * @param history the layers, the last first, as the engine gives them
     */
    static List<Finding> of(EngineObject image, List<EngineObject> history) {
        List<Finding> advice = new ArrayList<>();
        long size = image.number("Size").orElse(0L);
        if (size > LARGE_BYTES) {
            advice.add(
                    Finding.note(
                            ("its image has %s: a slimmer base or a build in several stages would"
                                            + " make it quicker to pull and start")
                                    .formatted(Sizes.text(size))));
        }
        long layers = history.stream().filter(it -> it.positive("Size").isPresent()).count();
        if (layers > MANY_LAYERS) {
            advice.add(
                    Finding.note(
                            "its image has %d layers with files; fewer are quicker"
                                    .formatted(layers)));
        }
        for (int i = 0; i < history.size(); i++) {
            int number = history.size() - i;
            String command = history.get(i).text("CreatedBy").orElse("").toLowerCase(Locale.ROOT);
            if (history.get(i).number("Size").orElse(0L) >= LARGE_LAYER_BYTES) {
                advice.addAll(ofLayer(number, command));
            }
        }
        return advice;
    }

    private static List<Finding> ofLayer(int number, String command) {
        List<Finding> advice = new ArrayList<>();
        boolean apt = command.contains("apt-get install") || command.contains("apt install");
        if (apt && !command.contains("/var/lib/apt/lists")) {
            advice.add(left(number, "apt's lists", "rm -rf /var/lib/apt/lists/*"));
        }
        if (command.contains("apk add") && !command.contains("--no-cache")) {
            advice.add(left(number, "apk's cache", "apk add --no-cache"));
        }
        if (command.contains("pip install") && !command.contains("--no-cache-dir")) {
            advice.add(left(number, "pip's cache", "pip install --no-cache-dir"));
        }
        boolean dnf = command.contains("dnf install") || command.contains("yum install");
        if (dnf && !command.contains("clean all")) {
            advice.add(left(number, "the cache of dnf or yum", "dnf clean all"));
        }
        if (command.contains("chown -r") || command.contains("chmod -r")) {
            advice.add(
                    Finding.note(
                            ("layer %d copies files only to change their owner or mode: COPY --chown"
                                            + " or --chmod saves it")
                                    .formatted(number)));
        }
        return advice;
    }

    private static Finding left(int number, String what, String mend) {
        return Finding.note(
                "layer %d keeps %s: add \"%s\" to the same RUN".formatted(number, what, mend));
    }

    /** The largest layers with what made them. */
    static String layers(List<EngineObject> history) {
        record Layer(int number, EngineObject made) {
            long size() {
                return made.number("Size").orElse(0L);
            }
        }
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            layers.add(new Layer(history.size() - i, history.get(i)));
        }
        TextTable table = new TextTable("LAYER", "SIZE", "CREATED BY");
        layers.stream()
                .filter(layer -> layer.size() > 0)
                .sorted(Comparator.comparingLong(Layer::size).reversed())
                .limit(SHOWN)
                .forEach(
                        layer ->
                                table.row(
                                        Integer.toString(layer.number()),
                                        Sizes.text(layer.size()),
                                        cut(layer.made().text("CreatedBy").orElse(""))));
        return table.toString();
    }

    private static String cut(String command) {
        String line = command.replaceAll("\\s+", " ").strip();
        int kept = Texts.fitting(line, LONGEST_COMMAND);
        return kept == line.length() ? line : line.substring(0, kept) + "…";
    }
}
