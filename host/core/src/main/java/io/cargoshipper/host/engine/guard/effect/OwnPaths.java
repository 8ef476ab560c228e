package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.own.OwnPlaces;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Which paths of the engine's host are the host's own, or hold such. */
final class OwnPaths {

    private OwnPaths() {}

    /**
     * Whether a path is the host's own, lies in such a folder, or holds what is. It is compared by
     * its text, as if the engine were on this machine: what it would be in doubt.
     */
    static boolean meet(HostPath path, OwnPlaces own) {
        return own.whole().stream().anyMatch(one -> meet(path, one))
                || own.beginnings().stream().anyMatch(one -> begins(path, one));
    }

    private static boolean meet(HostPath path, Path own) {
        return readings(path, own)
                .anyMatch(
                        reading ->
                                HostPath.of(own.toString()).readings().stream()
                                        .anyMatch(one -> one.holds(reading) || reading.holds(one)));
    }

    private static boolean begins(HostPath path, Path own) {
        return readings(path, own)
                .anyMatch(
                        reading ->
                                HostPath.of(own.toString()).readings().stream()
                                        .anyMatch(one -> begins(reading.steps(), one.steps())));
    }

    /** Only on a machine with drives is {@code /mnt/d} one, and not a folder like others. */
    private static Stream<HostPath> readings(HostPath path, Path own) {
        return (HostPath.isOnDrive(own.toString()) ? path.readings() : path.readingsWithoutDrives())
                .stream();
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
