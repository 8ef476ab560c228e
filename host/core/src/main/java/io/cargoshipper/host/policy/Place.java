package io.cargoshipper.host.policy;

import java.util.Objects;

/**
 * Where a setting stands, for messages.
 *
 * @param setting what it is called there: a key, or a variable
 * @param where the file and its line, "the environment", or "the built-in defaults"
 */
public record Place(String setting, String where) {
    public Place {
        Objects.requireNonNull(setting, "setting");
        Objects.requireNonNull(where, "where");
    }

    /** {@code policy.tools.deny in conf/cargoshipper.conf line 12}. */
    public String text() {
        return setting + " in " + where;
    }
}
