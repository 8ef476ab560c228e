package io.cargoshipper.host.approval;

import io.cargoshipper.api.Caller;
import io.cargoshipper.api.Tier;
import java.util.Map;
import java.util.Objects;

/**
 * A call that a person may be asked about. Two calls are the same if all of this is.
 *
 * @param caller who makes it
 * @param pack the pack's name and version: another version may do another thing
 * @param tool the tool's name
 * @param tier what its arguments make it
 * @param arguments the arguments, completed and checked
 * @param shown the same without what is secret, for people
 */
public record CallFacts(
        Caller caller,
        String pack,
        String tool,
        Tier tier,
        Map<String, Object> arguments,
        Map<String, Object> shown) {

    public CallFacts {
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(pack, "pack");
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(tier, "tier");
        Objects.requireNonNull(arguments, "arguments");
        Objects.requireNonNull(shown, "shown");
    }

    /** The one name of this call. */
    String digest() {
        return Digests.of(
                caller.name(),
                caller.client().orElse(""),
                pack,
                tool,
                tier.name(),
                Digests.canonical(arguments));
    }
}
