package io.cargoshipper.host.policy;

import java.util.Objects;

/**
 * What policy says of one effect of a request.
 *
 * @param disposition what is done about it
 * @param reason which layer says so, where, and what would allow it; for DENY and CONFIRM fit to be
 *     shown to a client
 */
public record EffectVerdict(Disposition disposition, String reason) {
    public EffectVerdict {
        Objects.requireNonNull(disposition, "disposition");
        Objects.requireNonNull(reason, "reason");
    }
}
