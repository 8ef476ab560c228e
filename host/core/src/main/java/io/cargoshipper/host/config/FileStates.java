package io.cargoshipper.host.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The states of the files that a configuration was read from, and of those that were looked for in
 * vain: one that appears is a change too.
 *
 * @param byPath the states as they were just before the files were read
 */
record FileStates(Map<Path, FileState> byPath) {

    FileStates {
        byPath = Map.copyOf(byPath);
    }

    /** The states of the same files now. */
    FileStates again() {
        Map<Path, FileState> now = new LinkedHashMap<>();
        byPath.keySet().forEach(file -> now.put(file, FileState.of(file)));
        return new FileStates(now);
    }

    /** These states, and those of files that are not among them. */
    FileStates withFallback(FileStates others) {
        Map<Path, FileState> all = new LinkedHashMap<>(others.byPath);
        all.putAll(byPath);
        return new FileStates(all);
    }

    /** Whether others know each of these files, in the same state. */
    boolean areWithin(FileStates others) {
        return others.byPath.entrySet().containsAll(byPath.entrySet());
    }

    /** The files that could be read before, and now are looked for in vain. */
    List<Path> lostSince(FileStates before) {
        return byPath.entrySet().stream()
                .filter(entry -> !isReadable(entry.getValue()))
                .map(Map.Entry::getKey)
                .filter(file -> isReadable(before.byPath.get(file)))
                .sorted()
                .toList();
    }

    private static boolean isReadable(FileState state) {
        return state instanceof FileState.Present present && present.readable();
    }
}
