package io.cargoshipper.host.policy;

import io.cargoshipper.api.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One setting of which the strictest value counts, whichever layer says it.
 *
 * @param value what a layer says of it
 * @param strictness orders the stricter value first
 * @param wording a value as the object of "asks for"
 */
record Bound<T>(
        Function<PolicyLayer, Optional<T>> value,
        Comparator<T> strictness,
        Function<T, String> wording) {

    static final Bound<Tier> TIER =
            new Bound<>(
                    PolicyLayer::highestTier,
                    Comparator.naturalOrder(),
                    tier -> "tier " + tier.name().toLowerCase(Locale.ROOT));
    static final Bound<Boolean> APPROVAL =
            new Bound<>(
                    PolicyLayer::destructiveNeedsApproval,
                    Comparator.reverseOrder(),
                    needed -> (needed ? "approval" : "no approval") + " of destructive calls");
    static final Bound<Duration> TIME =
            new Bound<>(
                    PolicyLayer::time,
                    Comparator.naturalOrder(),
                    time -> "a time limit of %d ms".formatted(time.toMillis()));
    static final Bound<Integer> CONCURRENT =
            new Bound<>(
                    PolicyLayer::concurrent,
                    Comparator.naturalOrder(),
                    "%d calls at the same time"::formatted);
    static final Bound<Integer> RESPONSE_BYTES =
            new Bound<>(
                    PolicyLayer::responseBytes,
                    Comparator.naturalOrder(),
                    "results of %d bytes"::formatted);

    static final List<Bound<?>> ALL = List.of(TIER, APPROVAL, TIME, CONCURRENT, RESPONSE_BYTES);

    /** The value in force. */
    T effective(List<PolicyLayer> layers, PolicyLayer defaults) {
        return counting(layers, defaults).stream()
                .map(layer -> value.apply(layer).orElseThrow())
                .min(strictness)
                .orElseThrow();
    }

    /**
     * The layers that set it, outermost first. The defaults are among them unless a layer that may
     * replace them sets it.
     */
    List<PolicyLayer> counting(List<PolicyLayer> layers, PolicyLayer defaults) {
        List<PolicyLayer> counting =
                new ArrayList<>(
                        layers.stream().filter(layer -> value.apply(layer).isPresent()).toList());
        if (counting.stream().noneMatch(layer -> layer.source().replacesDefaults())) {
            counting.add(0, defaults);
        }
        return counting;
    }

    /** What inner layers ask for in vain, one message for each pair of layers. */
    List<String> looseningAttempts(List<PolicyLayer> layers, PolicyLayer defaults) {
        List<PolicyLayer> counting = counting(layers, defaults);
        List<String> attempts = new ArrayList<>();
        for (int i = 1; i < counting.size(); i++) {
            PolicyLayer inner = counting.get(i);
            for (PolicyLayer outer : counting.subList(0, i)) {
                T asked = value.apply(inner).orElseThrow();
                T limit = value.apply(outer).orElseThrow();
                if (strictness.compare(asked, limit) > 0) {
                    attempts.add(
                            "%s asks for %s, but %s says %s: ignored%s"
                                    .formatted(
                                            inner.name(),
                                            wording.apply(asked),
                                            outer.name(),
                                            wording.apply(limit),
                                            mend(outer)));
                }
            }
        }
        return attempts;
    }

    /** Only of the defaults can be said who may replace them. */
    private static String mend(PolicyLayer outer) {
        return outer.source().kind() == PolicySource.Kind.DEFAULT
                ? "; a .env in the working folder can only tighten, so set it in the process's"
                        + " environment, or in the configuration or the .env beside it"
                : "";
    }
}
