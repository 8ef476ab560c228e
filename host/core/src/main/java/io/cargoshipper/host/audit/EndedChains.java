package io.cargoshipper.host.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The chains of processes that have ended: each client starts a process of its own, so they would
 * add up. The oldest go, each as a whole, and the trail of who drops them says so.
 */
final class EndedChains {

    /** However small they are. */
    private static final int MOST_FILES = 1000;

    private static final int MOST_NAMED = 100;

    private EndedChains() {}

    /**
     * The files of ended processes that are more than may be kept: of all together, {@code keep}
     * times {@code rotateBytes}.
     *
     * @param own the chain of this process
     */
    static List<AuditPlace.Part> beyond(AuditPlace place, String own, AuditSettings settings)
            throws IOException {
        Map<String, List<AuditPlace.Part>> chains =
                place.parts().stream()
                        .filter(part -> !part.chain().equals(own))
                        .collect(
                                Collectors.groupingBy(
                                        AuditPlace.Part::chain,
                                        TreeMap::new, // the oldest first: names begin with times
                                        Collectors.toList()));
        long bytes = 0;
        int files = 0;
        for (List<AuditPlace.Part> chain : chains.values()) {
            bytes += size(chain);
            files += chain.size();
        }
        List<AuditPlace.Part> beyond = new ArrayList<>();
        for (List<AuditPlace.Part> chain : chains.values()) {
            if (bytes <= settings.keep() * settings.rotateBytes() && files <= MOST_FILES) {
                break;
            }
            if (hasEnded(chain)) {
                bytes -= size(chain);
                files -= chain.size();
                beyond.addAll(chain);
            }
        }
        return beyond;
    }

    /** What the trail says of files that are about to be dropped. */
    static AuditRecord dropping(List<AuditPlace.Part> parts) {
        return AuditRecord.of("dropped")
                .with("count", parts.size())
                .with(
                        "files",
                        parts.stream()
                                .limit(MOST_NAMED)
                                .map(part -> part.file().getFileName().toString())
                                .toList());
    }

    /** Drops files; another process may have done so in the meantime. */
    static void drop(List<AuditPlace.Part> parts) throws IOException {
        for (AuditPlace.Part part : parts) {
            Files.deleteIfExists(part.file());
        }
    }

    /** Where that cannot be told, the chain stays. */
    private static boolean hasEnded(List<AuditPlace.Part> chain) {
        return AuditFile.isInUse(chain.get(chain.size() - 1).file())
                .map(inUse -> !inUse)
                .orElse(false);
    }

    private static long size(List<AuditPlace.Part> chain) {
        return chain.stream().mapToLong(part -> part.file().toFile().length()).sum();
    }
}
