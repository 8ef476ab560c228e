package io.cargoshipper.host.policy;

import java.util.Locale;

/** What policy has lists of names for, and what these lists are called. */
public enum Subject {
    TOOLS,
    PROMPTS,
    /** By URI. */
    RESOURCES,
    /** Packs, by name. */
    PACKS,
    /** Paths of the engine's host that containers may be given, and all below them. */
    MOUNTS,
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

    /** The key of the list of what is allowed. */
    public String allowKey() {
        return "policy.%s.allow".formatted(plural());
    }

    /** The key of the list of what is denied. */
    public String denyKey() {
        return "policy.%s.deny".formatted(plural());
    }

    /** How its names are held against patterns. */
    Naming naming() {
        return switch (this) {
            case TOOLS, PROMPTS, RESOURCES, PACKS, NETWORKS, OPERATIONS -> Naming.PLAIN;
            case MOUNTS, DEVICES -> Naming.PATH;
            case IMAGES -> Naming.IMAGE;
            case REGISTRIES -> Naming.HOST;
            case CAPABILITIES -> Naming.CAPABILITY;
        };
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
