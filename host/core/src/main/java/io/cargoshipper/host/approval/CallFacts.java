package io.cargoshipper.host.approval;

import io.cargoshipper.api.Caller;
import io.cargoshipper.api.Tier;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A call that a person may be asked about. Two calls are the same if all of this is.
 *
 * @param caller who makes it
 * @param session the session that it is made in, where it comes over a network: others of the same
 *     caller may be anybody's; empty on this machine
 * @param pack the pack's name and version: another version may do another thing
 * @param tool the tool's name
 * @param tier what its arguments make it
 * @param arguments the arguments, completed and checked
 * @param shown the same without what is secret, for people
 * @param redaction takes secrets out of what else people are shown
 */
public record CallFacts(
        Caller caller,
        Optional<String> session,
        String pack,
        String tool,
        Tier tier,
        Map<String, Object> arguments,
        Map<String, Object> shown,
        UnaryOperator<String> redaction) {

    public CallFacts {
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(pack, "pack");
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(tier, "tier");
        Objects.requireNonNull(arguments, "arguments");
        Objects.requireNonNull(shown, "shown");
        Objects.requireNonNull(redaction, "redaction");
    }

    /** The one name of this call. */
    String digest() {
        return Digests.of(
                caller.name(),
                caller.client().orElse(""),
                session.orElse(""),
                pack,
                tool,
                tier.name(),
                Digests.canonical(arguments));
    }
}
