package io.cargoshipper.pack.engine;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads which Compose project something belongs to. */
public final class ComposeProject {

    /** Compose's label on containers, networks and volumes. */
    public static final String LABEL = "com.docker.compose.project";

    private static final String SERVICE_LABEL = "com.docker.compose.service";

    /**
     * What Compose itself writes. Labels are anybody's to set: one that looks otherwise is no
     * project, and its text has no place in a list.
     */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,127}");

    private ComposeProject() {}

    /**
     * Returns the project that labels name, if they do.
     *
     * @param labels null where the engine gives none
     */
    public static Optional<String> of(Map<String, String> labels) {
        return named(labels, LABEL);
    }

    /**
     * Returns the service of a project that a container's labels name, if they do.
     *
     * @param labels null where the engine gives none
     */
    public static Optional<String> serviceOf(Map<String, String> labels) {
        return named(labels, SERVICE_LABEL);
    }

    private static Optional<String> named(Map<String, String> labels, String label) {
        return Optional.ofNullable(labels)
                .map(all -> all.get(label))
                .filter(value -> NAME.matcher(value).matches());
    }
}
