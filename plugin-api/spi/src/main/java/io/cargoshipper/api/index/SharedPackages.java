package io.cargoshipper.api.index;

import java.util.List;
import java.util.Set;

/**
 * The packages that packs take from the host: its API, and what that API shows. The pack-builder
 * and the host hold to this one list.
 */
public final class SharedPackages {

    /** One by one: other packages with this prefix are tools of the build, not of packs. */
    private static final Set<String> API =
            Set.of("io.cargoshipper.api", "io.cargoshipper.api.index");

    private static final String API_TREE = "io.cargoshipper.api.";

    private static final List<String> TREES =
            List.of(
                    "com.github.dockerjava.api.",
                    "com.google.inject.",
                    "org.aopalliance.",
                    "jakarta.inject.",
                    "com.typesafe.config.",
                    "org.slf4j.",
                    // on docker-java's API
                    "com.fasterxml.jackson.annotation.");

    private SharedPackages() {}

    /** Whether the class of this binary name comes from the host. */
    public static boolean contains(String className) {
        int dot = className.lastIndexOf('.');
        return (dot > 0 && API.contains(className.substring(0, dot)))
                || TREES.stream().anyMatch(className::startsWith);
    }

    /**
     * Whether a pack may not carry the class of this binary name: a shared one, or in the API's
     * name.
     */
    public static boolean isReserved(String className) {
        return contains(className) || className.startsWith(API_TREE);
    }
}
