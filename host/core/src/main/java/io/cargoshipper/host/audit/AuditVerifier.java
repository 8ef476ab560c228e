package io.cargoshipper.host.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds what was done to a trail after it was written: lines that were changed, removed, put in or
 * moved, and files that are missing. Whoever can write to the files can write all of them anew;
 * that only shows against a hash that was noted elsewhere.
 */
public final class AuditVerifier {

    private AuditVerifier() {}

    /**
     * What was found.
     *
     * @param chains each chain, the oldest first
     * @param notedAt where the line is whose hash was noted; empty if it is not there
     */
    public record Report(List<ChainReport> chains, Optional<String> notedAt) {
        public Report {
            chains = List.copyOf(chains);
            Objects.requireNonNull(notedAt, "notedAt");
        }

        /** Whether nothing is wrong with any chain. */
        public boolean isWhole() {
            return chains.stream().allMatch(ChainReport::isWhole);
        }
    }

    /**
     * Goes through all chains of a place.
     *
     * @param noted the hash of a line that must be there
     */
    public static Report all(AuditPlace place, Optional<String> noted) throws IOException {
        Map<String, List<AuditPlace.Part>> chains = new LinkedHashMap<>();
        for (AuditPlace.Part part : place.parts()) {
            chains.computeIfAbsent(part.chain(), name -> new ArrayList<>()).add(part);
        }
        Noted search = new Noted(noted);
        List<ChainReport> reports = new ArrayList<>();
        for (List<AuditPlace.Part> parts : chains.values()) {
            reports.add(chain(parts, search));
        }
        return new Report(reports, search.place());
    }

    /**
     * Goes through one file, whatever it is called; lines before and after it may be in others.
     *
     * @param noted the hash of a line that must be there
     */
    public static Report file(Path file, Optional<String> noted) throws IOException {
        Noted search = new Noted(noted);
        Optional<AuditLine.Read> first = first(file);
        ChainCheck check =
                new ChainCheck(
                        first.flatMap(line -> line.text("chain")).orElse("unknown"),
                        first.flatMap(line -> line.number("seq")).equals(Optional.of(1L)),
                        search);
        check.file(file);
        return new Report(List.of(check.report(1)), search.place());
    }

    private static ChainReport chain(List<AuditPlace.Part> parts, Noted search) throws IOException {
        String chain = parts.get(0).chain();
        int first = parts.get(0).number();
        ChainCheck check = new ChainCheck(chain, first == 1, search);
        int due = first;
        for (AuditPlace.Part part : parts) {
            if (due < part.number()) {
                check.missing(part.file(), part.number() - due);
            }
            check.file(part.file());
            due = part.number() + 1;
        }
        return check.report(first);
    }

    private static Optional<AuditLine.Read> first(Path file) throws IOException {
        try (AuditReader reader = new AuditReader(file)) {
            return reader.next().flatMap(line -> AuditLine.read(line.text()));
        }
    }
}
