package io.cargoshipper.host.config;

import com.typesafe.config.ConfigOrigin;
import io.cargoshipper.host.policy.Place;
import io.cargoshipper.host.policy.PolicySource;

/** Tells where a setting of policy stands, in words that people find it by. */
@FunctionalInterface
interface Places {

    /** Where a value for a key came from. */
    Place of(String key, ConfigOrigin origin);

    /** Places in a file, or one that it includes: the file and the line. */
    static Places inFile(PolicySource source) {
        return (key, origin) -> {
            String file = origin.filename() == null ? source.name() : origin.filename();
            return new Place(
                    key, origin.lineNumber() < 1 ? file : file + " line " + origin.lineNumber());
        };
    }

    /** One place for all. */
    static Places at(PolicySource source) {
        return (key, origin) -> new Place(key, source.name());
    }
}
