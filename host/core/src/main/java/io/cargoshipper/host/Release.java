package io.cargoshipper.host;

import java.util.Optional;

/** The release that runs. */
public final class Release {

    private Release() {}

    /** Its version, from the manifest of the jar; {@code development} outside one. */
    public static String version() {
        return Optional.ofNullable(Release.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
