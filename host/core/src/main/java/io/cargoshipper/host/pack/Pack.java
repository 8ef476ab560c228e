package io.cargoshipper.host.pack;

import io.cargoshipper.api.index.PackIndex;
import java.util.Objects;
import java.util.Optional;

/** A pack that was found, and what has become of it. */
public final class Pack {

    private final PackFiles files;
    private final Optional<PackIndex> index;
    private volatile Status status;

    /**
     * A state and why.
     *
     * @param state the state
     * @param reason why, for an operator; empty for a pack that works
     */
    public record Status(PackState state, String reason) {
        public Status {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(reason, "reason");
        }
    }

    Pack(PackFiles files, Optional<PackIndex> index, PackState state, String reason) {
        this.files = Objects.requireNonNull(files, "files");
        this.index = Objects.requireNonNull(index, "index");
        this.status = new Status(state, reason);
    }

    static Pack rejected(PackFiles files, Optional<PackIndex> index, String reason) {
        return new Pack(files, index, PackState.REJECTED, reason);
    }

    /** Its name, or its file's name where its index could not be read. */
    public String name() {
        return index.map(PackIndex::name)
                .orElseGet(() -> files.location().getFileName().toString());
    }

    /** Where it was found. */
    public PackFiles files() {
        return files;
    }

    /** What it says of itself, where that could be read. */
    public Optional<PackIndex> index() {
        return index;
    }

    /** Its state now. */
    public Status status() {
        return status;
    }

    void become(PackState state, String reason) {
        status = new Status(state, reason);
    }
}
