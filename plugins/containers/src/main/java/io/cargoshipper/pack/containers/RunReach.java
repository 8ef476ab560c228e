package io.cargoshipper.pack.containers;

import io.cargoshipper.api.Tier;
import io.cargoshipper.api.TierRule;

/** Rates what {@code docker_run_container} makes as {@link HostReach} rates it elsewhere. */
final class RunReach implements TierRule<RunArguments> {

    private static final HostReach REACH = new HostReach();

    @Override
    public Tier tier(RunArguments arguments) {
        return REACH.tier(arguments.container());
    }
}
