package io.cargoshipper.pack.engine;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a prune is narrowed to, as the engine's own prunes have it: the filter "label" takes only
 * what carries all of these labels, "label!" leaves out what carries all of these, "until" leaves
 * out what was made later.
 *
 * <p>The tools reckon this themselves, so that what they say would go and what they remove is one
 * list.
 *
 * @param labels each {@code key} or {@code key=value}
 * @param notLabels each {@code key} or {@code key=value}
 * @param until the latest time of creation
 */
public record PruneFilters(List<String> labels, List<String> notLabels, Optional<Instant> until) {

    public static final String LABEL = "label";
    public static final String NOT_LABEL = "label!";
    public static final String UNTIL = "until";

    /** No filter: everything does. */
    public static final PruneFilters NONE =
            new PruneFilters(List.of(), List.of(), Optional.empty());

    public PruneFilters {
        labels = List.copyOf(labels);
        notLabels = List.copyOf(notLabels);
    }

    /**
     * Reads the filters of a tool's arguments, which know no other names than these three.
     *
     * @throws ToolException {@link ErrorCode#INVALID_ARGUMENT} when {@code until} is no time
     */
    public static PruneFilters of(Map<String, List<String>> filters, Instant now) {
        // The earliest of several: the engine refuses them, and this loses the least.
        Optional<Instant> until =
                filters.getOrDefault(UNTIL, List.of()).stream()
                        .map(text -> PointInTime.parse("filters.until", text, now))
                        .map(Instant::ofEpochSecond)
                        .min(Instant::compareTo);
        return new PruneFilters(
                filters.getOrDefault(LABEL, List.of()),
                filters.getOrDefault(NOT_LABEL, List.of()),
                until);
    }

    /**
     * Whether something is to go, as far as this can tell.
     *
     * @param carried its labels; null where the engine gives none
     * @param created when it was made; unknown counts as later than any {@code until}
     */
    public boolean match(Map<String, String> carried, Optional<Instant> created) {
        Map<String, String> known = carried == null ? Map.of() : carried;
        return labels.stream().allMatch(label -> has(known, label))
                && (notLabels.isEmpty() || !notLabels.stream().allMatch(it -> has(known, it)))
                && (until.isEmpty() || created.filter(it -> !it.isAfter(until.get())).isPresent());
    }

    /** Whether it narrows by labels. */
    public boolean hasLabels() {
        return !labels.isEmpty() || !notLabels.isEmpty();
    }

    private static boolean has(Map<String, String> carried, String label) {
        int equals = label.indexOf('=');
        return equals < 0
                ? carried.containsKey(label)
                : label.substring(equals + 1).equals(carried.get(label.substring(0, equals)));
    }
}
