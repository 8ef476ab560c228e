package io.cargoshipper.dist;

import java.util.Optional;

/** System properties that the build gives to the tests. */
final class Required {

    private Required() {}

    /** Returns a system property, or says how the tests are meant to be run. */
    static String property(String name) {
        return Optional.ofNullable(System.getProperty(name))
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "system property %s is not set; the build (mvn verify) sets it"
                                                .formatted(name)));
    }
}
