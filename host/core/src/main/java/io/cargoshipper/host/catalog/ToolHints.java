package io.cargoshipper.host.catalog;

import io.cargoshipper.api.Tier;
import io.cargoshipper.api.index.ToolIndex;

/**
 * What clients are told of a tool's effects: the four hints of MCP's tool annotations. They are
 * always all sent, since a client takes an omitted {@code destructiveHint} for true.
 *
 * @param readOnly it changes nothing
 * @param destructive it may lose something
 * @param idempotent a call made twice leaves the state of one
 * @param openWorld it reaches beyond the engine and the host
 */
public record ToolHints(
        boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {

    /**
     * Derives the hints from the highest tier that a call of the tool can reach: the declared tier,
     * raised by its arguments, under the limit of policy.
     */
    public static ToolHints of(ToolIndex tool, Tier limit) {
        Tier reachable = tool.tier();
        for (ToolIndex.Raise raise : tool.raises()) {
            reachable = reachable.max(raise.tier());
        }
        if (tool.tierRule().isPresent()) {
            reachable = Tier.DESTRUCTIVE;
        }
        reachable = reachable.min(limit);
        return new ToolHints(
                reachable == Tier.SAFE,
                reachable == Tier.DESTRUCTIVE,
                tool.idempotent() || reachable == Tier.SAFE,
                tool.openWorld());
    }
}
