package io.cargoshipper.pack.images;

import com.github.dockerjava.api.model.LoadResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.pack.engine.ProgressMeter;
import io.cargoshipper.pack.engine.Sizes;
import io.cargoshipper.pack.engine.StreamFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes progress reports of a load: each byte of the archive is sent first, and then unpacked. Not
 * for use by several threads at once.
 */
final class LoadProgress implements Consumer<LoadResponseItem> {

    private static final Pattern LOADED = Pattern.compile("Loaded image(?: ID)?: (\\S+)");

    private final ProgressMeter meter;
    private final String file;
    private final long size;
    private final Map<String, Long> unpacked = new HashMap<>();
    private final List<String> loaded = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();

    private long sent;
    private Optional<String> failure = Optional.empty();

    LoadProgress(ToolCall call, String file, long size) {
        this.meter = new ProgressMeter(call);
        this.file = file;
        this.size = size;
    }

    /** Takes how much was sent so far. */
    void sent(long bytes) {
        sent = bytes;
        report();
    }

    @Override
    public void accept(LoadResponseItem item) {
        failure = StreamFailure.in(item).or(() -> failure);
        ResponseItem.ProgressDetail detail = item.getProgressDetail();
        if (item.getId() != null && detail != null && detail.getCurrent() != null) {
            unpacked.merge(item.getId(), detail.getCurrent(), Math::max);
            report();
        }
        String said = Optional.ofNullable(item.getStream()).orElse("").strip();
        Matcher matcher = LOADED.matcher(said);
        if (matcher.find()) {
            loaded.add(matcher.group(1));
        } else if (!said.isEmpty()) {
            notes.add(said);
        }
    }

    /** The names of the images that came, or the ids of those without a name. */
    List<String> loaded() {
        return List.copyOf(loaded);
    }

    /** What else the engine said, such as that a name has moved to another image. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** What went wrong: the engine answers 200 and tells of failures in its stream. */
    Optional<String> failure() {
        return failure;
    }

    /** How far it is, in words. */
    String summary() {
        return sent < size
                ? "%s of %s sent".formatted(Sizes.text(sent), Sizes.text(size))
                : "all of %s sent, %s unpacked"
                        .formatted(Sizes.text(size), Sizes.text(unpackedBytes()));
    }

    private void report() {
        double done = (double) sent + Math.min(unpackedBytes(), size);
        meter.report(
                done,
                size > 0 ? OptionalDouble.of(2.0 * size) : OptionalDouble.empty(),
                () -> "loading %s: %s".formatted(file, summary()));
    }

    private long unpackedBytes() {
        return unpacked.values().stream().mapToLong(Long::longValue).sum();
    }
}
