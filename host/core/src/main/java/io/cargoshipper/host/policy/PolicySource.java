package io.cargoshipper.host.policy;

import java.util.Objects;

/**
 * Where a layer of policy comes from.
 *
 * @param name for messages: a file, or the environment
 * @param kind what sort of source it is
 */
public record PolicySource(String name, Kind kind) {

    /** The host's own values, which fill what no layer sets. */
    public static final PolicySource DEFAULT =
            new PolicySource("the built-in defaults", Kind.DEFAULT);

    /** Sorts of sources, the outermost first; of a kind, there may be several. */
    public enum Kind {
        /** The host's own values. They are no layer: what a trusted layer says stands for them. */
        DEFAULT,
        /** What the maker of the installation fixed. */
        DISTRIBUTION,
        /** A file of settings that was chosen by name. */
        PROFILE,
        /** The operator's file. */
        FILE,
        /** Variables that the operator, or who starts the host, sets. */
        ENVIRONMENT,
        /**
         * What a file says that lies in the folder the host was started in, which may be anybody's:
         * it tightens the defaults too, where those hold, and never loosens them.
         */
        WORKING_FOLDER,
        /** What holds for some callers: it tightens what holds for all. */
        ROLE
    }

    public PolicySource {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
    }

    /** Whether what this source says stands in the place of a default. */
    boolean replacesDefaults() {
        return switch (kind) {
            case DISTRIBUTION, PROFILE, FILE, ENVIRONMENT -> true;
            case DEFAULT, WORKING_FOLDER, ROLE -> false;
        };
    }
}
