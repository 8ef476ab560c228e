package io.cargoshipper.host.policy;

import io.cargoshipper.api.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The policy in force: the meet of its layers. The lowest tier limit counts, a tool must pass every
 * allow list, and is denied by any deny list; so a layer can tighten what another says, never
 * loosen it. The built-in default fills a key that no layer sets.
 *
 * @param layers the layers, outermost first
 */
public record Policy(List<PolicyLayer> layers) {

    /** The highest tier where no layer sets one. */
    public static final Tier DEFAULT_HIGHEST_TIER = Tier.MODERATE;

    public Policy {
        layers = List.copyOf(layers);
    }

    /** The highest tier that a call may have. */
    public Tier highestTier() {
        return tierLayer().flatMap(PolicyLayer::highestTier).orElse(DEFAULT_HIGHEST_TIER);
    }

    /**
     * Judges whether a tool is offered: its declared tier, then deny lists, then allow lists.
     *
     * @param tier the tool's declared tier
     */
    public Verdict judgeTool(String tool, Tier tier) {
        if (!tier.isWithin(highestTier())) {
            return tierRefusal("'%s' is %s".formatted(tool, lower(tier)), tier);
        }
        for (PolicyLayer layer : layers) {
            Optional<Glob> denied =
                    layer.deniedTools().stream().filter(glob -> glob.matches(tool)).findFirst();
            if (denied.isPresent()) {
                return new Verdict.Refused(
                        "'%s' is denied by '%s' in %s (policy.tools.deny)"
                                .formatted(tool, denied.get().text(), layer.name()));
            }
        }
        for (PolicyLayer layer : layers) {
            if (layer.allowedTools().isPresent()
                    && layer.allowedTools().get().stream().noneMatch(glob -> glob.matches(tool))) {
                return new Verdict.Refused(
                        "'%s' is not among the allowed tools of %s (policy.tools.allow)"
                                .formatted(tool, layer.name()));
            }
        }
        return Verdict.ALLOWED;
    }

    /** Judges a call by the tier that its arguments give it. */
    public Verdict judgeCall(String tool, Tier tier) {
        return tier.isWithin(highestTier())
                ? Verdict.ALLOWED
                : tierRefusal("this call of '%s' is %s".formatted(tool, lower(tier)), tier);
    }

    /**
     * What inner layers ask for in vain, one message each: they are reported and have no effect.
     */
    public List<String> looseningAttempts() {
        List<String> attempts = new ArrayList<>();
        for (int i = 1; i < layers.size(); i++) {
            PolicyLayer inner = layers.get(i);
            for (PolicyLayer outer : layers.subList(0, i)) {
                if (inner.highestTier().isPresent()
                        && outer.highestTier().isPresent()
                        && !inner.highestTier().get().isWithin(outer.highestTier().get())) {
                    attempts.add(
                            "%s asks for tier %s, but %s limits it to %s: ignored"
                                    .formatted(
                                            inner.name(),
                                            lower(inner.highestTier().get()),
                                            outer.name(),
                                            lower(outer.highestTier().get())));
                }
            }
        }
        return attempts;
    }

    private Optional<PolicyLayer> tierLayer() {
        PolicyLayer lowest = null;
        for (PolicyLayer layer : layers) {
            if (layer.highestTier().isPresent()
                    && (lowest == null
                            || layer.highestTier().get().compareTo(lowest.highestTier().get())
                                    < 0)) {
                lowest = layer;
            }
        }
        return Optional.ofNullable(lowest);
    }

    private Verdict tierRefusal(String subject, Tier tier) {
        String by = tierLayer().map(PolicyLayer::name).orElse("the built-in default");
        return new Verdict.Refused(
                "%s, and %s allows calls up to %s; an operator can allow it with policy.highest-tier = %s"
                        .formatted(subject, by, lower(highestTier()), lower(tier)));
    }

    private static String lower(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }
}
