package io.cargoshipper.host.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A configuration whose files are looked at again. What was changed is read once two looks in a row
 * find the same: a file that is just being written is left alone. Not thread-safe.
 */
public final class ConfigWatch {

    /** What a look found. */
    public sealed interface Look {

        /** Nothing new. */
        record Same() implements Look {}

        /**
         * The files were changed.
         *
         * @param config what they say now
         */
        record Changed(HostConfig config) implements Look {
            public Changed {
                Objects.requireNonNull(config, "config");
            }
        }

        /**
         * The files were changed to what cannot be used.
         *
         * @param problems what is wrong, one message each
         */
        record Broken(List<String> problems) implements Look {
            public Broken {
                problems = List.copyOf(problems);
            }
        }
    }

    private static final Look SAME = new Look.Same();

    private final ConfigLoader.Sources sources;
    private final HostConfig first;

    /** The files of the last configuration that could be used. */
    private FileStates usable;

    /** The files of the last reading, whatever came of it. */
    private FileStates read;

    /** A change that was seen once. */
    private Optional<FileStates> pending = Optional.empty();

    private ConfigWatch(ConfigLoader.Sources sources) {
        this.sources = sources;
        Map<Path, FileState> noted = new LinkedHashMap<>();
        first = ConfigLoader.load(sources, file -> note(file, noted));
        usable = new FileStates(noted);
        read = usable;
    }

    /**
     * Reads the configuration, and notes what it was read from.
     *
     * @throws ConfigurationException with everything that is wrong
     */
    public static ConfigWatch load(ConfigLoader.Sources sources) {
        return new ConfigWatch(Objects.requireNonNull(sources, "sources"));
    }

    /** The configuration as it was first read. */
    public HostConfig first() {
        return first;
    }

    /**
     * Looks at the files, and reads them where they have changed and stand still. A file that could
     * be read and is gone, or cannot be read any more, is a fault: to lose one must not loosen
     * anything.
     */
    public Look look() {
        FileStates now = pending.orElse(read).again();
        if (read.areWithin(now)) {
            pending = Optional.empty();
            return SAME;
        }
        if (!pending.equals(Optional.of(now))) {
            pending = Optional.of(now);
            return SAME;
        }
        return readAgain(now);
    }

    private Look readAgain(FileStates settled) {
        Map<Path, FileState> noted = new LinkedHashMap<>();
        Look look;
        try {
            look = new Look.Changed(ConfigLoader.load(sources, file -> note(file, noted)));
        } catch (ConfigurationException e) {
            look = new Look.Broken(e.problems());
        }
        FileStates files = new FileStates(noted);
        if (!files.areWithin(settled) || !files.areWithin(files.again())) {
            // A file that nobody looked at before, or one that is being written still.
            pending = Optional.of(files.withFallback(settled));
            return SAME;
        }
        pending = Optional.empty();
        read = files.withFallback(settled);
        if (look instanceof Look.Broken) {
            return look;
        }
        List<Path> lost = files.lostSince(usable);
        if (!lost.isEmpty()) {
            return new Look.Broken(lost.stream().map(ConfigWatch::lostMessage).toList());
        }
        usable = files;
        read = files;
        return look;
    }

    /** A file that is read twice was as it was the first time. */
    private static void note(Path file, Map<Path, FileState> noted) {
        noted.computeIfAbsent(file, FileState::of);
    }

    private static String lostMessage(Path file) {
        return (FileCheck.isAbsent(file)
                        ? "'%s' was there and is gone; put it back, or an empty one in its place, or restart to go on without it"
                        : "'%s' could be read and now is not a file that can be read; mend its place, its link or its rights, or restart")
                .formatted(file);
    }
}
