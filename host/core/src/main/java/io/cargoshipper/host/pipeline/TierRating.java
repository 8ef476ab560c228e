package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.Tier;
import io.cargoshipper.api.index.ToolIndex;
import java.util.Map;

/**
 * Rates the call: the declared tier, raised by what its arguments say, by the index and by the
 * pack's own rule. Nothing lowers it.
 */
final class TierRating implements Stage {

    @Override
    public void pass(Call call) {
        Tier tier = call.entry().tool().tier();
        for (ToolIndex.Raise raise : call.entry().tool().raises()) {
            if (raises(raise, call.arguments())) {
                tier = tier.max(raise.tier());
            }
        }
        call.tier(tier.max(call.tool().rate(call.bound())));
    }

    private static boolean raises(ToolIndex.Raise raise, Map<String, Object> arguments) {
        Object value = arguments.get(raise.argument());
        return switch (raise.when()) {
            case SET -> value instanceof Boolean flag ? flag : value != null;
            case FALSE -> Boolean.FALSE.equals(value);
        };
    }
}
