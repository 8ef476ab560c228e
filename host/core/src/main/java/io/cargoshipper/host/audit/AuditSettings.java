package io.cargoshipper.host.audit;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the audit trail is kept, and how much of it.
 *
 * @param enabled whether there is one ({@code audit.enabled})
 * @param file what its files are called after ({@code audit.file}), as {@link AuditPlace#of} reads
 *     it; empty: the {@link #standardFile standard one}
 * @param rotateBytes the size from which on a file is followed by the next ({@code
 *     audit.rotate-bytes})
 * @param keep how many files are kept of a process that runs, and how many times {@code
 *     rotateBytes} of all those that have ended ({@code audit.keep})
 */
public record AuditSettings(boolean enabled, Optional<Path> file, long rotateBytes, int keep) {

    /** The least that {@code audit.rotate-bytes} may be: some lines. */
    public static final long LEAST_ROTATE_BYTES = 64 * 1024;

    /** What counts where nothing is configured. */
    public static final AuditSettings DEFAULT =
            new AuditSettings(true, Optional.empty(), 10 * 1024 * 1024, 10);

    public AuditSettings {
        Objects.requireNonNull(file, "file");
        if (rotateBytes < LEAST_ROTATE_BYTES) {
            throw new IllegalArgumentException(
                    "audit.rotate-bytes is %d; the least is %d"
                            .formatted(rotateBytes, LEAST_ROTATE_BYTES));
        }
        if (keep < 1) {
            throw new IllegalArgumentException(
                    "audit.keep is %d; a trail has one file at least".formatted(keep));
        }
    }

    /**
     * The file of who has configured none: {@code cargoshipper/audit/audit.jsonl} in {@code
     * XDG_STATE_HOME}, or in {@code ~/.local/state}.
     *
     * @param variables those of the process alone: a {@code .env} may be anybody's, and must not
     *     move the trail
     */
    public static Path standardFile(Map<String, String> variables) {
        Path state =
                value(variables, "XDG_STATE_HOME")
                        .map(Path::of)
                        .filter(Path::isAbsolute) // the others are to be passed over, says XDG
                        .orElseGet(
                                () ->
                                        Path.of(
                                                value(variables, "HOME")
                                                        .orElseGet(
                                                                () ->
                                                                        System.getProperty(
                                                                                "user.home")),
                                                ".local",
                                                "state"));
        return state.resolve(Path.of("cargoshipper", "audit", "audit.jsonl"));
    }

    private static Optional<String> value(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name)).filter(text -> !text.isBlank());
    }
}
