package io.cargoshipper.api;

/**
 * How much a call can lose, in rising order. Policy allows calls up to a highest tier; the host's
 * engine guard holds every call to the tier that it was admitted with.
 */
public enum Tier {
    /** Reads only. */
    SAFE,
    /** Changes something that can be changed back: create, start, stop, tag. */
    MODERATE,
    /** Loses something that cannot be brought back: remove, prune. */
    DESTRUCTIVE;

    /** Tells whether this tier lies within the given limit. */
    public boolean isWithin(Tier limit) {
        return compareTo(limit) <= 0;
    }

    /** Returns the higher of this tier and the other. */
    public Tier max(Tier other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Returns the lower of this tier and the other. */
    public Tier min(Tier other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
