package io.cargoshipper.host.policy;

import java.util.List;

/** The meet of lists of redaction. */
final class RedactionLists {

    private RedactionLists() {}

    static RedactionRules meet(Meet meet) {
        return new RedactionRules(
                allowed(meet.said(ListKey.REDACTION_ALLOW)),
                denied(meet.said(ListKey.REDACTION_DENY)));
    }

    /**
     * The entries that are within every list. Of two that overlap without one covering the other,
     * neither counts: rather too much is redacted than too little.
     */
    private static List<Glob> allowed(List<Said<List<Setting<Glob>>>> lists) {
        return lists.stream()
                .flatMap(list -> list.value().stream())
                .map(Setting::value)
                .filter(entry -> lists.stream().allMatch(list -> covers(list, entry)))
                .distinct()
                .toList();
    }

    /** The entries of all lists. */
    private static List<Glob> denied(List<Said<List<Setting<Glob>>>> lists) {
        return lists.stream()
                .flatMap(list -> list.value().stream())
                .map(Setting::value)
                .distinct()
                .toList();
    }

    private static boolean covers(Said<List<Setting<Glob>>> list, Glob entry) {
        return list.value().stream().anyMatch(held -> held.value().covers(entry));
    }
}
