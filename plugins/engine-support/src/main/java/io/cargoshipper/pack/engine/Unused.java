package io.cargoshipper.pack.engine;

import io.cargoshipper.api.Plan;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that nothing uses, so that a prune would remove it.
 *
 * @param id what the engine knows it by
 * @param name what people call it
 * @param sizeBytes what removing it gives back, where known
 */
public record Unused(String id, String name, Optional<Long> sizeBytes) {

    public Unused {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sizeBytes, "sizeBytes");
    }

    /** Something whose size is not known. */
    public static Unused of(String id, String name) {
        return new Unused(id, name, Optional.empty());
    }

    /** The same, with its size. */
    public Unused withSize(Optional<Long> size) {
        return new Unused(id, name, size);
    }

    /**
     * A step of a plan that removes it.
     *
     * @param kind what it is, such as {@code volume}
     */
    public Plan.Step step(String kind) {
        OptionalLong size =
                sizeBytes.isPresent() ? OptionalLong.of(sizeBytes.get()) : OptionalLong.empty();
        return new Plan.Step("remove", kind, id, name, size);
    }
}
