package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.Tier;
import io.cargoshipper.api.index.ToolIndex;
import io.cargoshipper.host.catalog.ToolOffer;
import io.cargoshipper.host.pack.ActiveRule;
import java.util.Map;
import java.util.Optional;

/**
 * Rates the call: the declared tier, raised by what its arguments say, by the index and by the
 * pack's own rule. Nothing lowers it. What is no tool stays at its tier, which is SAFE.
 */
final class TierRating implements Stage {

    @Override
    public void pass(Call call) {
        if (call.offer() instanceof ToolOffer tool) {
            call.tier(rate(tool.index(), call));
        }
    }

    private static Tier rate(ToolIndex tool, Call call) {
        Tier tier = tool.tier();
        for (ToolIndex.Raise raise : tool.raises()) {
            if (raises(raise, call.arguments())) {
                tier = tier.max(raise.tier());
            }
        }
        Optional<ActiveRule> rule = call.pack().rule(tool);
        return rule.isPresent() && call.bound().isPresent()
                ? tier.max(rule.get().rate(call.bound().get()))
                : tier;
    }

    private static boolean raises(ToolIndex.Raise raise, Map<String, Object> arguments) {
        Object value = arguments.get(raise.argument());
        return switch (raise.when()) {
            case SET -> value instanceof Boolean flag ? flag : value != null;
            case FALSE -> Boolean.FALSE.equals(value);
        };
    }
}
