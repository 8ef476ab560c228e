package io.cargoshipper.pack.engine;

import com.github.dockerjava.api.model.PullResponseItem;
import io.cargoshipper.api.ToolCall;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes progress reports of what the engine tells while it pulls: bytes that were downloaded and
 * bytes that were unpacked, with a total once every layer's size is known. Not for use by several
 * threads at once.
 */
public final class PullProgress implements Consumer<PullResponseItem> {

    private static final Pattern DIGEST = Pattern.compile("Digest: (sha\\d+:[0-9a-f]+)");
    private static final String NEWER = "Status: Downloaded newer image";

    private final ProgressMeter meter;
    private final String image;
    private final LayerDownloads layers = new LayerDownloads();

    private Optional<String> digest = Optional.empty();
    private Optional<String> error = Optional.empty();
    private boolean changed;

    public PullProgress(ToolCall call, String image) {
        this.meter = new ProgressMeter(call);
        this.image = image;
    }

    @Override
    public void accept(PullResponseItem item) {
        Optional<String> failure = StreamFailure.in(item);
        if (failure.isPresent()) {
            error = failure;
            return;
        }
        String status = Optional.ofNullable(item.getStatus()).orElse("");
        Matcher matcher = DIGEST.matcher(status);
        if (matcher.find()) {
            digest = Optional.of(matcher.group(1));
        }
        changed |= status.startsWith(NEWER);
        if (layers.accept(item)) {
            meter.report(
                    layers.work(),
                    layers.total(),
                    () -> "pulling %s: %s".formatted(image, summary()));
        }
    }

    /** The digest of what was pulled, once the engine has told it. */
    public Optional<String> digest() {
        return digest;
    }

    /** What went wrong: the engine answers 200 and tells of failures in its stream. */
    public Optional<String> error() {
        return error;
    }

    /** Whether the engine has an image now that it had not before. */
    public boolean changed() {
        return changed;
    }

    /** The call's progress as it was last reported; 0 where nothing was. */
    public double reported() {
        return meter.reported();
    }

    /** How far it is, in words: {@code 3 of 7 layers, 12.5 MB of 31.0 MB downloaded}. */
    public String summary() {
        return layers.summary();
    }
}
