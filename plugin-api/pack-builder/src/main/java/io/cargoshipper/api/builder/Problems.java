package io.cargoshipper.api.builder;

import java.util.ArrayList;
import java.util.List;

/** The problems found at one place, added to those found before: all are reported at once. */
final class Problems {

    private final List<Problem> found;
    private final String place;

    private Problems(List<Problem> found, String place) {
        this.found = found;
        this.place = place;
    }

    /** Starts an empty list. */
    static Problems none() {
        return new Problems(new ArrayList<>(), "");
    }

    /** The same list, for another place. */
    Problems at(String otherPlace) {
        return new Problems(found, otherPlace);
    }

    /** Adds a problem at this place. */
    void add(String fault, String mend) {
        Problem problem = new Problem(place, fault, mend);
        // A record that arguments and result share is read twice, and found wanting once.
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    /** How many there are, at all places. */
    int count() {
        return found.size();
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** All of them, in the order they were found. */
    List<Problem> list() {
        return List.copyOf(found);
    }
}
