package io.cargoshipper.host.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rejects packs that claim the same name, or offer the same. */
final class PackConflicts {

    private PackConflicts() {}

    /** Rejects packs, given in the order in which they count. */
    static void reject(List<Pack> packs) {
        rejectSharedNames(packs);
        rejectTakenOffers(packs);
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

    /** Why a pack could not stand beside others that came before it, with the mend. */
    static Optional<String> conflict(Pack pack, List<Pack> others) {
        TakenNames taken = new TakenNames();
        for (Pack other : others) {
            if (other.index().isEmpty() || !claimsItsName(other.status().state())) {
                continue;
            }
            if (other.name().equals(pack.name())) {
                return Optional.of(
                        "%s holds a pack called '%s' too; remove all but one"
                                .formatted(other.files().location(), pack.name()));
            }
            if (other.status().state().isOffered()) {
                taken.add(other.index().get());
            }
        }
        return taken.conflict(pack.index().orElseThrow()).map(PackConflicts::alreadyHeld);
    }

    private static String alreadyHeld(String conflict) {
        return conflict + " already; remove or disable one of the packs";
    }

    private static boolean claimsItsName(PackState state) {
        return state.isOffered() || state == PackState.UNCONFIGURED;
    }

    /** Of two packs that offer the same, the later is rejected. */
    private static void rejectTakenOffers(List<Pack> packs) {
        TakenNames taken = new TakenNames();
        for (Pack pack : packs) {
            if (pack.index().isEmpty() || !pack.status().state().isOffered()) {
                continue;
            }
            Optional<String> conflict = taken.conflict(pack.index().get());
            if (conflict.isPresent()) {
                pack.become(PackState.REJECTED, alreadyHeld(conflict.get()));
            } else {
                taken.add(pack.index().get());
            }
        }
    }
}
