package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.own.OwnPlaces;
import java.nio.file.Path;
import java.util.List;

/** Which paths of the engine's host are the host's own, or hold such. */
final class OwnPaths {

    private OwnPaths() {}

    /**
     * Whether a path is the host's own, lies in such a folder, or holds what is. It is compared by
     * its text, as if the engine were on this machine: what it would be in doubt.
     */
    static boolean meet(HostPath path, OwnPlaces own) {
        return path.readings().stream()
                .anyMatch(
                        reading ->
                                own.whole().stream().anyMatch(one -> meet(reading, one))
                                        || own.beginnings().stream()
                                                .anyMatch(one -> begins(reading, one)));
    }

    private static boolean meet(HostPath path, Path own) {
        return HostPath.of(own.toString()).readings().stream()
                .anyMatch(reading -> reading.holds(path) || path.holds(reading));
    }

    private static boolean begins(HostPath path, Path own) {
        return HostPath.of(own.toString()).readings().stream()
                .anyMatch(reading -> begins(path.steps(), reading.steps()));
    }

    /** The folder or more than that is held, or one of the files is meant. */
    private static boolean begins(List<String> path, List<String> own) {
        int last = own.size() - 1;
        List<String> folder = own.subList(0, last);
        return path.size() <= last
                ? folder.subList(0, path.size()).equals(path)
                : path.subList(0, last).equals(folder) && path.get(last).startsWith(own.get(last));
    }
}
