package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.Tier;
import io.cargoshipper.api.index.ToolIndex;
import io.cargoshipper.host.catalog.ToolOffer;
import io.cargoshipper.host.pack.ActiveRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Rates the call: the declared tier, raised by what its arguments say, by the index and by the
 * pack's own rule. Nothing lowers it. What is no tool stays at its tier, which is SAFE.
 */
final class TierRating implements Stage {

    /**
     * Something about a call that gives it a tier.
     *
     * @param why what it is, in words
     */
    private record Rated(Tier tier, String why) {}

    @Override
    public void pass(Call call) {
        if (call.offer() instanceof ToolOffer tool) {
            Tier tier = tool.tier();
            for (Rated rated : ratings(tool.index(), call)) {
                tier = tier.max(rated.tier());
            }
            call.tier(tier);
        }
    }

    /** What raises a call above its declared tier, in words. */
    static List<String> raises(Call call) {
        return call.offer() instanceof ToolOffer tool
                ? ratings(tool.index(), call).stream()
                        .filter(rated -> !rated.tier().isWithin(tool.tier()))
                        .map(
                                rated ->
                                        "%s raises it to %s"
                                                .formatted(
                                                        rated.why(),
                                                        rated.tier()
                                                                .name()
                                                                .toLowerCase(Locale.ROOT)))
                        .toList()
                : List.of();
    }

    private static List<Rated> ratings(ToolIndex tool, Call call) {
        List<Rated> ratings = new ArrayList<>();
        for (ToolIndex.Raise raise : tool.raises()) {
            if (raises(raise, call.arguments())) {
                ratings.add(
                        new Rated(raise.tier(), "the argument '%s'".formatted(raise.argument())));
            }
        }
        Optional<ActiveRule> rule = call.pack().rule(tool);
        if (rule.isPresent() && call.bound().isPresent()) {
            ratings.add(
                    new Rated(
                            rule.get().rate(call.bound().get()),
                            "the rule of pack '%s'".formatted(call.offer().pack().name())));
        }
        return ratings;
    }

    private static boolean raises(ToolIndex.Raise raise, Map<String, Object> arguments) {
        Object value = arguments.get(raise.argument());
        return switch (raise.when()) {
            case SET -> value instanceof Boolean flag ? flag : value != null;
            case FALSE -> Boolean.FALSE.equals(value);
        };
    }
}
