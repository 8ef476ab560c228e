package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.FoundContainer;
import java.util.regex.Pattern;

/**
 * Lets names into the text that a model may take at its word. Whoever makes a container chooses its
 * names, so only what cannot hold a sentence gets in; everything else stands in the evidence alone,
 * between the host's marks.
 */
final class Trusted {

    /** What stands in place of a text that is not let in. */
    static final String HIDDEN = "(see evidence)";

    private static final int LONGEST = 128;

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");
    private static final Pattern POLICY =
            Pattern.compile("[a-z-]{1,20}(, at most [0-9]{1,9} times)?");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{12,64}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}(/[0-9]{1,3})?");

    private Trusted() {}

    /** The name of a container, a network or a volume, under the engine's own rule for names. */
    static String name(String name) {
        return name.length() <= LONGEST && NAME.matcher(name).matches() ? name : HIDDEN;
    }

    /** A container's name, or its id where the name is not let in. */
    static String container(FoundContainer found) {
        String name = name(found.name());
        if (!name.equals(HIDDEN)) {
            return name;
        }
        return ID.matcher(found.id()).matches() ? found.shortId() : HIDDEN;
    }

    /** A restart policy. */
    static String policy(String policy) {
        return POLICY.matcher(policy).matches() ? policy : HIDDEN;
    }

    /** An address of IPv4 or IPv6, or a network of them. */
    static String address(String address) {
        return ADDRESS.matcher(address).matches() ? address : HIDDEN;
    }
}
