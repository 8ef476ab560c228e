package io.cargoshipper.host.pack;

import io.cargoshipper.api.index.ToolIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rejects packs that claim the same name, or the same tool. */
final class PackConflicts {

    private PackConflicts() {}

    /** Rejects packs, given in the order in which they count. */
    static void reject(List<Pack> packs) {
        rejectSharedNames(packs);
        rejectTakenTools(packs);
    }

    /**
     * Of jars with one pack name none is served: which of them the operator meant cannot be told,
     * and a name must not displace the pack that it was taken from.
     */
    private static void rejectSharedNames(List<Pack> packs) {
        Map<String, List<Pack>> byName = new LinkedHashMap<>();
        for (Pack pack : packs) {
            if (pack.index().isPresent() && claimsItsName(pack.status().state())) {
                byName.computeIfAbsent(pack.name(), ignored -> new ArrayList<>()).add(pack);
            }
        }
        for (List<Pack> sharing : byName.values()) {
            for (Pack pack : sharing.size() > 1 ? sharing : List.<Pack>of()) {
                List<String> others =
                        sharing.stream()
                                .filter(other -> other != pack)
                                .map(other -> other.files().location().toString())
                                .toList();
                pack.become(
                        PackState.REJECTED,
                        "%s holds a pack called '%s' too; remove all but one"
                                .formatted(String.join(", ", others), pack.name()));
            }
        }
    }

    private static boolean claimsItsName(PackState state) {
        return state.offersTools() || state == PackState.UNCONFIGURED;
    }

    /** Of two packs with one tool, the later is rejected. */
    private static void rejectTakenTools(List<Pack> packs) {
        Map<String, String> holders = new HashMap<>();
        for (Pack pack : packs) {
            if (pack.index().isEmpty() || !pack.status().state().offersTools()) {
                continue;
            }
            List<ToolIndex> tools = pack.index().get().tools();
            Optional<String> taken =
                    tools.stream().map(ToolIndex::name).filter(holders::containsKey).findFirst();
            if (taken.isPresent()) {
                pack.become(
                        PackState.REJECTED,
                        "its tool '%s' is held by pack '%s' already; remove or disable one of the packs"
                                .formatted(taken.get(), holders.get(taken.get())));
                continue;
            }
            tools.forEach(tool -> holders.put(tool.name(), pack.name()));
        }
    }
}
