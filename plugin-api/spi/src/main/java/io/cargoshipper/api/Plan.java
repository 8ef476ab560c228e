package io.cargoshipper.api;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What a call will touch, resolved: not "containers with this label" but these containers.
 *
 * @param steps what will be done, in order
 */
public record Plan(List<Step> steps) {

    public Plan {
        steps = List.copyOf(steps);
    }

    /**
     * One thing that will be touched.
     *
     * @param verb what is done to it, such as {@code remove}
     * @param kind what it is, such as {@code container}
     * @param id its identity in the engine
     * @param name what a person calls it; the id where it has no name
     * @param sizeBytes how much is lost with it, where known
     */
    public record Step(String verb, String kind, String id, String name, OptionalLong sizeBytes) {

        public Step {
            Objects.requireNonNull(verb, "verb");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(sizeBytes, "sizeBytes");
        }
    }
}
