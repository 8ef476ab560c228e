package io.cargoshipper.pack.containers;

import io.cargoshipper.api.Tier;
import io.cargoshipper.api.TierRule;

/**
 * Raises the making of a container that could take over its host: by capabilities, by a network
 * that is not its own, or by a {@linkplain HostPath sensitive path} of the host. Privileged ones
 * are raised by their argument.
 */
final class HostReach implements TierRule<NewContainer> {

    @Override
    public Tier tier(NewContainer wanted) {
        boolean reaches =
                !wanted.capAdd().isEmpty()
                        || wanted.network().filter(HostReach::isShared).isPresent()
                        || wanted.mounts().stream().anyMatch(HostReach::isSensitive);
        return reaches ? Tier.DESTRUCTIVE : Tier.MODERATE;
    }

    private static boolean isShared(String network) {
        return network.equals("host") || network.startsWith("container:");
    }

    private static boolean isSensitive(NewContainer.Mount mount) {
        return mount.type() == NewContainer.MountType.BIND
                && mount.source().map(HostPath::of).filter(HostPath::isSensitive).isPresent();
    }
}
