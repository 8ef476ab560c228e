package io.cargoshipper.api.builder;

import java.util.List;

/** The packages whose classes every pack shares with the host: a pack's jar may not hold any. */
final class SharedPackages {

    private static final List<String> PREFIXES =
            List.of(
                    "io.cargoshipper.api.",
                    "com.github.dockerjava.api.",
                    "com.google.inject.",
                    "org.aopalliance.",
                    "jakarta.inject.",
                    "com.typesafe.config.",
                    "org.slf4j.");

    private SharedPackages() {}

    /** Whether the class of this binary name comes from the host. */
    static boolean contains(String className) {
        return PREFIXES.stream().anyMatch(className::startsWith);
    }
}
