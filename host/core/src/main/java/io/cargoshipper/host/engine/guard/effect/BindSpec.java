package io.cargoshipper.host.engine.guard.effect;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code docker run -v} takes: {@code /host/path:/in/container:ro}, {@code volume:/data}.
 *
 * @param source a path or a volume's name; empty for a volume without a name
 * @param modes how it is mounted
 */
record BindSpec(Optional<String> source, List<String> modes) {

    private static final String DRIVE = "[a-zA-Z]:[\\\\/][^:]*";

    /** A source of Windows, of which a colon is a part, and what follows it. */
    private static final Pattern WINDOWS =
            Pattern.compile(
                    "(?s)([a-zA-Z]:\\\\[^:]*|\\\\\\\\[^:]*|//\\./[^:]*|"
                            + DRIVE
                            + "(?=:[a-zA-Z]:))"
                            + "(?::(.*))?");

    /** What follows such a source: where it goes, perhaps on a drive too, and how. */
    private static final Pattern TARGET =
            Pattern.compile("(?s)(?:[a-zA-Z]:[\\\\/][^:]*|[^:]*)(?::(.*))?");

    private static final Pattern VOLUME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");

    /** Modes with which a container writes nothing to what it is given. */
    private static final Set<String> WITHOUT_WRITING =
            Set.of(
                    "ro",
                    "private",
                    "rprivate",
                    "slave",
                    "rslave",
                    "nocopy",
                    "consistent",
                    "cached",
                    "delegated",
                    "bind",
                    "rbind",
                    "nosuid",
                    "nodev",
                    "noexec");

    /** Other modes that engines take. All else may be a setting: of an overlay's other folders. */
    private static final Set<String> WITH_WRITING =
            Set.of(
                    "", // of a text that ends with a colon
                    "rw",
                    "z",
                    "Z",
                    "O",
                    "U",
                    "shared",
                    "rshared",
                    "unbindable",
                    "runbindable",
                    "copy",
                    "no-dereference",
                    "suid",
                    "dev",
                    "exec");

    BindSpec {
        modes = List.copyOf(modes);
    }

    static BindSpec parse(String text) {
        Matcher windows = WINDOWS.matcher(text);
        if (windows.matches()) {
            // Without a target it is the target itself, of a volume without a name.
            String rest = windows.group(2);
            Matcher target = TARGET.matcher(rest == null ? "" : rest);
            String modes = target.matches() ? target.group(1) : null;
            return new BindSpec(
                    Optional.of(windows.group(1)), modes == null ? List.of() : modes(modes));
        }
        String[] parts = text.split(":", -1);
        if (parts.length == 1) {
            return new BindSpec(Optional.empty(), List.of());
        }
        return new BindSpec(
                Optional.of(parts[0]),
                parts.length == 2 ? List.of() : modes(text.split(":", 3)[2]));
    }

    /** Whether the source is a path of the host, or anything else that is no volume's name. */
    boolean isPath() {
        return source.isPresent() && !VOLUME.matcher(source.get()).matches();
    }

    /** Whether the container may write to it, or the engine does so for its sake. */
    boolean writable() {
        return !modes.contains("ro") || !WITHOUT_WRITING.containsAll(modes);
    }

    /** Modes that no engine is known to have, or that carry a value of their own. */
    List<String> unknownModes() {
        return modes.stream()
                .filter(mode -> !WITHOUT_WRITING.contains(mode) && !WITH_WRITING.contains(mode))
                .toList();
    }

    private static List<String> modes(String text) {
        return Arrays.asList(text.split(",", -1));
    }
}
