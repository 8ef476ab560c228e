package io.cargoshipper.host.config;

import io.cargoshipper.host.policy.Subject;
import io.cargoshipper.host.policy.UnmatchedPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds names in the configuration that nothing bears: a mistyped one has no effect unsaid. */
final class UnmatchedNames {

    private UnmatchedNames() {}

    static List<String> of(HostConfig config, InstalledNames installed) {
        List<String> messages = new ArrayList<>();
        for (Subject subject : Subject.values()) {
            if (!subject.isOffered()) {
                continue;
            }
            List<UnmatchedPattern> patterns =
                    UnmatchedPattern.find(
                            config.policy(), subject, glob -> installed.isMatched(subject, glob));
            for (UnmatchedPattern unmatched : patterns) {
                messages.add(
                        "%s: '%s' matches no %s%s"
                                .formatted(
                                        unmatched.place(),
                                        unmatched.pattern(),
                                        subject.singular(),
                                        NearestName.hint(
                                                unmatched.pattern(), installed.of(subject))));
            }
        }
        for (String name : new TreeSet<>(config.packs().root().keySet())) {
            unlessInstalled("packs." + name, name, installed.packs(), messages);
        }
        for (String name : new TreeSet<>(config.plugins().disabled())) {
            unlessInstalled("plugins.disabled", name, installed.packs(), messages);
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
