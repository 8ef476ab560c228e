package io.cargoshipper.pack.images;

import com.github.dockerjava.api.model.PushResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.pack.engine.ProgressMeter;
import io.cargoshipper.pack.engine.Sizes;
import io.cargoshipper.pack.engine.StreamFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes progress reports of what the engine tells while it pushes: bytes that were sent, with a
 * total once it is known of every layer how large it is, or that the registry has it. Not for use
 * by several threads at once.
 */
final class PushProgress implements Consumer<PushResponseItem> {

    private static final Pattern LAYER = Pattern.compile("[0-9a-f]{12,64}");
    private static final Pattern DIGEST = Pattern.compile("digest: (sha\\d+:[0-9a-f]+)");

    private final ProgressMeter meter;
    private final String image;
    private final Map<String, Layer> layers = new LinkedHashMap<>();

    private Optional<String> digest = Optional.empty();
    private Optional<String> failure = Optional.empty();

    /** How far one layer is. */
    private static final class Layer {
        private long total;
        private long sent;
        private State state = State.WAITING;
    }

    private enum State {
        WAITING,
        BEING_SENT,
        SENT,
        THERE_BEFORE
    }

    PushProgress(ToolCall call, String image) {
        this.meter = new ProgressMeter(call);
        this.image = image;
    }

    @Override
    public void accept(PushResponseItem item) {
        failure = StreamFailure.in(item).or(() -> failure);
        String status = Optional.ofNullable(item.getStatus()).orElse("");
        Matcher matcher = DIGEST.matcher(status);
        if (matcher.find()) {
            digest = Optional.of(matcher.group(1));
        }
        digest = Optional.ofNullable(item.getAux()).map(it -> it.getDigest()).or(() -> digest);
        if (item.getId() != null && LAYER.matcher(item.getId()).matches()) {
            count(layers.computeIfAbsent(item.getId(), id -> new Layer()), status, item);
            meter.report(
                    (double) sent(), total(), () -> "pushing %s: %s".formatted(image, summary()));
        }
    }

    /** The digest of what was pushed, once the registry has it. */
    Optional<String> digest() {
        return digest;
    }

    /** What went wrong: the engine answers 200 and tells of failures in its stream. */
    Optional<String> failure() {
        return failure;
    }

    int layersSent() {
        return count(State.SENT);
    }

    int layersThereBefore() {
        return count(State.THERE_BEFORE);
    }

    /** How far it is, in words: {@code 3 of 7 layers, 12.5 MB sent}. */
    String summary() {
        return "%d of %d layers, %s sent"
                .formatted(layersSent() + layersThereBefore(), layers.size(), Sizes.text(sent()));
    }

    private static void count(Layer layer, String status, PushResponseItem item) {
        ResponseItem.ProgressDetail detail = item.getProgressDetail();
        if (status.startsWith("Pushing")) {
            layer.state = State.BEING_SENT;
            if (detail != null && detail.getCurrent() != null) {
                // The engine's total is an estimate.
                layer.sent = Math.max(layer.sent, detail.getCurrent());
                layer.total =
                        Math.max(layer.sent, detail.getTotal() == null ? 0 : detail.getTotal());
            }
        } else if (status.startsWith("Pushed")) {
            layer.state = State.SENT;
            layer.sent = Math.max(layer.sent, layer.total);
        } else if (status.startsWith("Layer already exists") || status.startsWith("Mounted from")) {
            layer.state = State.THERE_BEFORE;
        }
    }

    private long sent() {
        return layers.values().stream().mapToLong(layer -> layer.sent).sum();
    }

    private OptionalDouble total() {
        long total = layers.values().stream().mapToLong(layer -> layer.total).sum();
        return total > 0 && count(State.WAITING) == 0
                ? OptionalDouble.of((double) total)
                : OptionalDouble.empty();
    }

    private int count(State state) {
        return (int) layers.values().stream().filter(layer -> layer.state == state).count();
    }
}
