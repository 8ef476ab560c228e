package io.cargoshipper.pack.engine;

import com.github.dockerjava.api.model.ResponseItem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Counts what the engine tells of the layers of an image that it pulls: bytes that were downloaded
 * and bytes that were unpacked. Not for use by several threads at once.
 */
public final class LayerDownloads {

    private static final Pattern LAYER = Pattern.compile("[0-9a-f]{12,64}");

    private final Map<String, Layer> layers = new LinkedHashMap<>();

    /** How far one layer is. */
    private static final class Layer {
        private long total;
        private long downloaded;
        private long unpacked;
        private boolean sized;
        private boolean done;
    }

    /**
     * Takes the next item of the engine's answer.
     *
     * @return whether it was about a layer
     */
    public boolean accept(ResponseItem item) {
        if (item.getId() == null || !LAYER.matcher(item.getId()).matches()) {
            return false;
        }
        count(layers.computeIfAbsent(item.getId(), id -> new Layer()), item);
        return true;
    }

    public boolean isEmpty() {
        return layers.isEmpty();
    }

    /** Bytes downloaded and bytes unpacked, so that each byte of a layer counts twice. */
    public double work() {
        return layers.values().stream()
                .mapToDouble(it -> (double) it.downloaded + it.unpacked)
                .sum();
    }

    /** What {@link #work()} comes to, once the size of every layer is known. */
    public OptionalDouble total() {
        long bytes = layers.values().stream().mapToLong(layer -> layer.total).sum();
        return allSized() && bytes > 0 ? OptionalDouble.of(2.0 * bytes) : OptionalDouble.empty();
    }

    /** How far it is, in words: {@code 3 of 7 layers, 12.5 MB of 31.0 MB downloaded}. */
    public String summary() {
        long done = layers.values().stream().filter(layer -> layer.done).count();
        long downloaded = layers.values().stream().mapToLong(layer -> layer.downloaded).sum();
        long total = layers.values().stream().mapToLong(layer -> layer.total).sum();
        String bytes =
                allSized() && total > 0
                        ? "%s of %s downloaded".formatted(Sizes.text(downloaded), Sizes.text(total))
                        : Sizes.text(downloaded) + " downloaded";
        return "%d of %d layers, %s".formatted(done, layers.size(), bytes);
    }

    private static void count(Layer layer, ResponseItem item) {
        ResponseItem.ProgressDetail detail = item.getProgressDetail();
        long current = detail == null || detail.getCurrent() == null ? 0 : detail.getCurrent();
        if (detail != null && detail.getTotal() != null && detail.getTotal() > 0) {
            layer.total = Math.max(layer.total, detail.getTotal());
            layer.sized = true;
        }
        switch (Optional.ofNullable(item.getStatus()).orElse("")) {
            // A download that is tried again starts over; what was reported once stands.
            case "Downloading" -> layer.downloaded = Math.max(layer.downloaded, current);
            case "Verifying Checksum", "Download complete" -> layer.downloaded = layer.total;
            case "Extracting" -> {
                layer.downloaded = layer.total;
                // Where images are kept by containerd, this counts seconds and has no total.
                layer.unpacked =
                        Math.max(layer.unpacked, Math.min(current, Math.max(0, layer.total)));
            }
            case "Already exists", "Pull complete" -> {
                layer.sized = true;
                layer.downloaded = layer.total;
                layer.unpacked = layer.total;
                layer.done = true;
            }
            default -> {
                // Waiting, pulling fs layer: nothing to count.
            }
        }
    }

    private boolean allSized() {
        return layers.values().stream().allMatch(layer -> layer.sized);
    }
}
