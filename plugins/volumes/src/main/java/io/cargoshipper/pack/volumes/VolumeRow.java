package io.cargoshipper.pack.volumes;

import io.cargoshipper.pack.engine.ComposeProject;
import io.cargoshipper.pack.engine.EngineObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A volume as one reads it in a list. */
record VolumeRow(
        String name,
        String driver,
        Optional<String> mountpoint,
        Optional<String> created,
        List<String> usedBy,
        Optional<String> project) {

    private static final int MOST_USERS = 6;

    /**
     * Reads a volume as the engine lists it.
     *
     * @param users for each volume, the containers that mount it
     */
    static VolumeRow of(EngineObject volume, Map<String, Set<String>> users) {
        String name = volume.text("Name").orElse("");
        return new VolumeRow(
                name,
                volume.text("Driver").orElse(""),
                volume.text("Mountpoint"),
                volume.text("CreatedAt"),
                some(users.getOrDefault(name, Set.of())),
                ComposeProject.of(volume.textsByKey("Labels")));
    }

    private static List<String> some(Set<String> users) {
        return users.size() <= MOST_USERS
                ? List.copyOf(users)
                : Stream.concat(
                                users.stream().limit(MOST_USERS - 1),
                                Stream.of("and %d more".formatted(users.size() - MOST_USERS + 1)))
                        .toList();
    }
}
