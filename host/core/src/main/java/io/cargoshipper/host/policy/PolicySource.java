package io.cargoshipper.host.policy;

import io.cargoshipper.api.Tier;
import java.util.Locale;
import java.util.Objects;

/**
 * Where a layer of policy comes from.
 *
 * @param name for messages: a file, or the environment
 * @param kind what sort of source it is, and so what its settings are called there
 */
public record PolicySource(String name, Kind kind) {

    /** The host's own values, which fill what no layer sets. */
    public static final PolicySource DEFAULT =
            new PolicySource("the built-in default", Kind.DEFAULT);

    /** Sorts of sources. */
    public enum Kind {
        /** The host's own values. They are no layer: what a trusted layer says stands for them. */
        DEFAULT,
        /** A configuration file. */
        FILE,
        /** Variables that the operator, or who starts the host, sets. */
        ENVIRONMENT,
        /**
         * Variables of a file that lies in the folder the host was started in, which may be
         * anybody's: they tighten the defaults too, where those hold, and never loosen them.
         */
        WORKING_FOLDER
    }

    public PolicySource {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
    }

    /** Whether what this source says stands in the place of a default. */
    boolean replacesDefaults() {
        return kind == Kind.FILE || kind == Kind.ENVIRONMENT;
    }

    /** What must be set where, so that this source allows a tier that is above its limit. */
    String tierKnob(Tier wanted, Tier limit) {
        String key = "policy.highest-tier = " + wanted.name().toLowerCase(Locale.ROOT);
        return switch (kind) {
            case DEFAULT -> key + " in the configuration, or " + tierVariables(wanted, wanted);
            case FILE -> key + " in " + name;
            case ENVIRONMENT, WORKING_FOLDER -> tierVariables(wanted, limit) + " in " + name;
        };
    }

    /** What the list of what is denied of a subject is called here. */
    String denyKnob(Subject subject) {
        return hasVariables()
                ? subject.denyVariable().orElseGet(subject::denyKey)
                : subject.denyKey();
    }

    /** What the list of what is allowed of a subject is called here. */
    String allowKnob(Subject subject) {
        return hasVariables()
                ? subject.allowVariable().orElseGet(subject::allowKey)
                : subject.allowKey();
    }

    private boolean hasVariables() {
        return kind == Kind.ENVIRONMENT || kind == Kind.WORKING_FOLDER;
    }

    private static String tierVariables(Tier wanted, Tier limit) {
        String moderate = "SAFETY_ALLOW_MODERATE_OPERATIONS=true";
        String destructive = "SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS=true";
        if (wanted != Tier.DESTRUCTIVE) {
            return moderate;
        }
        return limit == Tier.SAFE ? moderate + " and " + destructive : destructive;
    }
}
