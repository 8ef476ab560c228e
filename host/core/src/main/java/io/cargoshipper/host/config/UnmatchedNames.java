package io.cargoshipper.host.config;

import io.cargoshipper.host.policy.UnmatchedPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds names in the configuration that nothing bears: a mistyped one has no effect unsaid. */
final class UnmatchedNames {

    private UnmatchedNames() {}

    static List<String> of(HostConfig config, Set<String> packs, Set<String> tools) {
        List<String> messages = new ArrayList<>();
        for (UnmatchedPattern unmatched : config.policy().unmatched(tools)) {
            messages.add(
                    "%s: '%s' matches no tool%s"
                            .formatted(
                                    unmatched.place(),
                                    unmatched.pattern(),
                                    NearestName.hint(unmatched.pattern(), tools)));
        }
        for (String name : new TreeSet<>(config.packs().root().keySet())) {
            unlessInstalled("packs." + name, name, packs, messages);
        }
        for (String name : new TreeSet<>(config.plugins().disabled())) {
            unlessInstalled("plugins.disabled", name, packs, messages);
        }
        return messages;
    }

    private static void unlessInstalled(
            String place, String name, Set<String> packs, List<String> messages) {
        if (!packs.contains(name)) {
            messages.add(
                    "%s: no pack '%s' is installed%s"
                            .formatted(place, name, NearestName.hint(name, packs)));
        }
    }
}
