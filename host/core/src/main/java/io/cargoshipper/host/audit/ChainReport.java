package io.cargoshipper.host.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was found out about one chain.
 *
 * @param chain its name
 * @param files its files, in order
 * @param lines how many lines they have
 * @param head the last line; empty if there is none
 * @param ending how it ends
 * @param findings what is wrong with it; none if it is whole
 */
public record ChainReport(
        String chain,
        List<Path> files,
        long lines,
        Optional<Head> head,
        Ending ending,
        List<Finding> findings) {

    public ChainReport {
        Objects.requireNonNull(chain, "chain");
        files = List.copyOf(files);
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(ending, "ending");
        findings = List.copyOf(findings);
    }

    /** Whether nothing is wrong. */
    public boolean isWhole() {
        return findings.isEmpty();
    }

    /**
     * The last line of a chain: who notes its hash elsewhere can tell later that nothing before it
     * was changed.
     *
     * @param hash its hash
     * @param time when it was written
     * @param seq its number in the chain
     */
    public record Head(String hash, String time, long seq) {}

    /** How a chain ends. */
    public enum Ending {
        /** With its last line, as when a process ends in good order. */
        ENDED,
        /** It does not yet: its process runs. */
        RUNNING,
        /** Without its last line: its process was killed, or lines were cut off. */
        WITHOUT_END
    }

    /**
     * Something that is wrong.
     *
     * @param file where
     * @param line in which line, from 1; 0 where it is the file as a whole
     * @param what what is wrong
     */
    public record Finding(Path file, long line, String what) {
        public Finding {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(what, "what");
        }

        /** For people: {@code audit-….jsonl:12: …}. */
        @Override
        public String toString() {
            return line == 0 ? file + ": " + what : "%s:%d: %s".formatted(file, line, what);
        }
    }
}
