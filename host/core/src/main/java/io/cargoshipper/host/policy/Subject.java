package io.cargoshipper.host.policy;

import java.util.Locale;
import java.util.Optional;

/** What policy has lists of names for, and what these lists are called. */
public enum Subject {
    TOOLS("SAFETY_ALLOWED_TOOLS", "SAFETY_DENIED_TOOLS"),
    PROMPTS("SAFETY_ALLOWED_PROMPTS"),
    /** By URI. */
    RESOURCES("SAFETY_ALLOWED_RESOURCES"),
    /** Packs, by name. */
    PACKS,
    /** Paths of the engine's host that containers may be given. */
    MOUNTS("SAFETY_VOLUME_MOUNT_ALLOWLIST", "SAFETY_VOLUME_MOUNT_BLOCKLIST"),
    /** Images, by reference as the engine reads it: {@code docker.io/library/nginx:latest}. */
    IMAGES,
    /** Registries, by host and port. */
    REGISTRIES,
    /** Networks that containers may join, by name. */
    NETWORKS,
    /** Capabilities, without CAP_. */
    CAPABILITIES,
    /** Devices of the engine's host, by path. */
    DEVICES,
    /** Operations of the engine that the host's table does not know: "POST /libpod/pods/create". */
    OPERATIONS;

    @SuppressWarnings("ImmutableEnumChecker") // of a string, which does not change
    private final Optional<String> allowVariable;

    @SuppressWarnings("ImmutableEnumChecker") // of a string, which does not change
    private final Optional<String> denyVariable;

    Subject() {
        this(Optional.empty(), Optional.empty());
    }

    Subject(String allowVariable) {
        this(Optional.of(allowVariable), Optional.empty());
    }

    Subject(String allowVariable, String denyVariable) {
        this(Optional.of(allowVariable), Optional.of(denyVariable));
    }

    Subject(Optional<String> allowVariable, Optional<String> denyVariable) {
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

    /** The variable for the list of what is allowed, if there is one. */
    Optional<String> allowVariable() {
        return allowVariable;
    }

    /** The variable for the list of what is denied, if there is one. */
    Optional<String> denyVariable() {
        return denyVariable;
    }

    /** Whether the packs offer what its patterns are held against, so that it is known. */
    public boolean isOffered() {
        return this == TOOLS || this == PROMPTS || this == RESOURCES || this == PACKS;
    }

    /** The word for several, in keys and messages. */
    public String plural() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word for one. */
    public String singular() {
        return this == REGISTRIES
                ? "registry"
                : this == CAPABILITIES
                        ? "capability"
                        : plural().substring(0, plural().length() - 1);
    }
}
