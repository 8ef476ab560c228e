package io.cargoshipper.host.pack;

import io.cargoshipper.api.index.CodeIndex;
import java.util.Map;

/**
 * The running side of what a pack's index names.
 *
 * @param methods its methods
 * @param rules the tier rules of its tools, by the tool's name
 */
record LinkedMethods(Map<CodeIndex, ActiveMethod> methods, Map<String, ActiveRule> rules) {

    LinkedMethods {
        methods = Map.copyOf(methods);
        rules = Map.copyOf(rules);
    }
}
