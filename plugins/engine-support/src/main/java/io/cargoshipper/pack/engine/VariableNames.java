package io.cargoshipper.pack.engine;

import java.util.Map;

/** Checks the names of variables and labels, which the engine would misread or take as they are. */
public final class VariableNames {

    private VariableNames() {}

    /**
     * Requires that no name is blank or holds an equals sign, where its value would begin.
     *
     * @param argument what the map is called, for the error
     * @throws IllegalArgumentException naming the first that does
     */
    public static void require(String argument, Map<String, String> map) {
        for (String name : map.keySet()) {
            if (name.isBlank() || name.contains("=")) {
                throw new IllegalArgumentException(
                        "%s: '%s' cannot be a name: it must not be blank or hold '='"
                                .formatted(argument, name));
            }
        }
    }
}
