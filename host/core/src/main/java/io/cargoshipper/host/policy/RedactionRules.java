package io.cargoshipper.host.policy;

import java.util.List;

/**
 * What is said of redaction beyond what the host knows by itself.
 *
 * @param allow keys whose values stay readable, unless they are denied too
 * @param deny keys whose values are always redacted
 */
public record RedactionRules(List<Glob> allow, List<Glob> deny) {

    /** Nothing. */
    public static final RedactionRules NONE = new RedactionRules(List.of(), List.of());

    public RedactionRules {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
    }
}
