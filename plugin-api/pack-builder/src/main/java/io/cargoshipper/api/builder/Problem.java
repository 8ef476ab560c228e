package io.cargoshipper.api.builder;

import java.util.Objects;

/**
 * One reason why classes are no pack that a host would take.
 *
 * @param place where it is: a class, {@code class#method}, or a file of the jar
 * @param fault what is wrong there
 * @param mend what to do about it
 */
public record Problem(String place, String fault, String mend) {

    public Problem {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(fault, "fault");
        Objects.requireNonNull(mend, "mend");
    }

    @Override
    public String toString() {
        return "%s: %s; %s".formatted(place, fault, mend);
    }
}
