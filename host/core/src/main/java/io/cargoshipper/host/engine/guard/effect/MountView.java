package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.own.OwnPlaces;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the guard knows of paths on this machine.
 *
 * @param roots the folders that tools may use files of
 * @param own what is the host's own, and no container gets
 * @param engineSocket where the engine listens, if that is a socket of this machine
 * @param machine this machine
 */
public record MountView(
        List<Path> roots,
        OwnPlaces own,
        Supplier<Optional<Path>> engineSocket,
        LocalMachine machine) {

    public MountView {
        roots = List.copyOf(roots);
        Objects.requireNonNull(own, "own");
        Objects.requireNonNull(engineSocket, "engineSocket");
        Objects.requireNonNull(machine, "machine");
    }

    /** Of an engine elsewhere: no path is known. */
    public static MountView elsewhere() {
        return new MountView(List.of(), OwnPlaces.NONE, Optional::empty, new LocalMachine("", ""));
    }
}
