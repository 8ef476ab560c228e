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
     * <p>An approved call may send a destroying request to the engine if a step has its kind, its
     * verb, and as its id what the request's path names. So name containers and networks by their
     * full ids in both: a name may come to mean another one meanwhile. An image goes by its id, or
     * by a reference, which is the step's id then; one that has several references takes a step for
     * each that goes. The engine's prunes take whatever they find, so none can be approved but that
     * of the build cache, with a step {@code prune} of kind {@code build} and an empty id. A file
     * may be replaced if a step of kind {@code file} has its absolute path as id.
     *
     * @param verb what is done to it: {@code remove}, or {@code untag} for one of several names of
     *     an image; for what is destroyed in another way, what the engine calls that
     * @param kind what it is: {@code container}, {@code image}, {@code network}, {@code volume}, …
     * @param id what requests name it by
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
