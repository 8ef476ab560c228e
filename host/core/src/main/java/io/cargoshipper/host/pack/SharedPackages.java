package io.cargoshipper.host.pack;

import java.util.List;

/** The packages that packs take from the host: its API, and what that API shows. */
final class SharedPackages {

    private static final List<String> PREFIXES =
            List.of(
                    "io.cargoshipper.api.",
                    "com.github.dockerjava.api.",
                    "com.google.inject.",
                    "org.aopalliance.",
                    "jakarta.inject.",
                    "com.typesafe.config.",
                    "org.slf4j.",
                    // on docker-java's API
                    "com.fasterxml.jackson.annotation.");

    private SharedPackages() {}

    static boolean holds(String className) {
        return PREFIXES.stream().anyMatch(className::startsWith);
    }

    /** Whether a jar's entry is a class in a shared package. */
    static boolean holdsEntry(String entry) {
        return entry.endsWith(".class") && holds(entry.replace('/', '.'));
    }
}
