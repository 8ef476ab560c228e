package io.cargoshipper.host.pack;

import io.cargoshipper.api.index.PackIndex;
import java.util.Optional;

/**
 * An API level. A host serves packs of its own major level that need nothing younger than its own
 * minor one, since a level only adds to those of the same major before it.
 */
record ApiLevel(int major, int minor) {

    private static final ApiLevel OURS = of(PackIndex.API_LEVEL);

    /** Reads {@code major.minor}, as an index that was read is known to write it. */
    private static ApiLevel of(String level) {
        int dot = level.indexOf('.');
        return new ApiLevel(
                Integer.parseInt(level.substring(0, dot)),
                Integer.parseInt(level.substring(dot + 1)));
    }

    /** Why this host cannot serve a pack built for a level, with the mend; empty if it can. */
    static Optional<Finding> refusal(String level) {
        ApiLevel wanted = of(level);
        if (wanted.major == OURS.major && wanted.minor <= OURS.minor) {
            return Optional.empty();
        }
        String mend =
                wanted.major < OURS.major
                        ? "get a later release of the pack"
                        : "update the host, or get an earlier release of the pack";
        return Optional.of(
                Finding.problem(
                        "it was built for API level %s, this host serves %s"
                                .formatted(level, PackIndex.API_LEVEL),
                        mend));
    }
}
