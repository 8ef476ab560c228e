package io.cargoshipper.host.policy;

import java.util.Locale;
import java.util.Optional;

/** What policy has lists of names for, and what these lists are called. */
public enum Subject {
    TOOLS("SAFETY_ALLOWED_TOOLS", Optional.of("SAFETY_DENIED_TOOLS")),
    PROMPTS("SAFETY_ALLOWED_PROMPTS", Optional.empty()),
    /** By URI. */
    RESOURCES("SAFETY_ALLOWED_RESOURCES", Optional.empty());

    private final String allowVariable;

    @SuppressWarnings("ImmutableEnumChecker") // of a string, which does not change
    private final Optional<String> denyVariable;

    Subject(String allowVariable, Optional<String> denyVariable) {
        this.allowVariable = allowVariable;
        this.denyVariable = denyVariable;
    }

    /** The key of the list of what is allowed. */
    public String allowKey() {
        return "policy.%s.allow".formatted(plural());
    }

    /** The key of the list of what is denied. */
    public String denyKey() {
        return "policy.%s.deny".formatted(plural());
    }

    /** The variable for the list of what is allowed. */
    String allowVariable() {
        return allowVariable;
    }

    /** The variable for the list of what is denied, if there is one. */
    Optional<String> denyVariable() {
        return denyVariable;
    }

    /** The word for several, in keys and messages. */
    public String plural() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word for one. */
    public String singular() {
        return plural().substring(0, plural().length() - 1);
    }
}
