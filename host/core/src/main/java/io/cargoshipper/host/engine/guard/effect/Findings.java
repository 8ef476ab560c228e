package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.UnreadableRequestException;
import io.cargoshipper.host.policy.Effect;
import io.cargoshipper.host.policy.Subject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What the inspectors of one request have found, each thing once. */
public final class Findings {

    /** More than any request needs that a person could read. */
    private static final int MAX_FINDINGS = 1_000;

    private final Set<Finding> all = new LinkedHashSet<>();
    private Optional<String> addressee = Optional.empty();

    /** Something in a request that policy has a say in. */
    public sealed interface Finding {}

    /**
     * An effect.
     *
     * @param subject what it is of; empty where it has none
     */
    public record Found(Effect effect, String subject) implements Finding {
        public Found {
            Objects.requireNonNull(effect, "effect");
            Objects.requireNonNull(subject, "subject");
        }
    }

    /** A name that lists of policy may allow or deny. */
    public record Named(Subject subject, String name) implements Finding {
        public Named {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * An image that goes by several names, one of which has to be allowed.
     *
     * @param names never empty
     */
    public record Image(List<ImageName> names) implements Finding {
        public Image {
            names = List.copyOf(names);
            if (names.isEmpty()) {
                throw new IllegalArgumentException("an image without a name");
            }
        }
    }

    /** An image that is run or fetched by a name that may mean another one tomorrow. */
    public record Unpinned(ImageName name) implements Finding {
        public Unpinned {
            Objects.requireNonNull(name, "name");
        }
    }

    /** Ports of the host that are published, first and last; 0: the engine chooses. */
    public record Ports(int first, int last) implements Finding {}

    /** How much memory a container may use, in bytes; 0 or less: any. */
    public record Memory(long bytes) implements Finding {}

    /** How many processes a container may have; 0 or less: any number. */
    public record Processes(long number) implements Finding {}

    /** How many processors a container may use; 0 or less: all. */
    public record Processors(double number) implements Finding {}

    void effect(Effect effect) {
        effect(effect, "");
    }

    void effect(Effect effect, String subject) {
        add(new Found(effect, subject));
    }

    void name(Subject subject, String name) {
        add(new Named(subject, name));
    }

    void add(Finding finding) {
        all.add(finding);
        if (all.size() > MAX_FINDINGS) {
            throw new UnreadableRequestException(
                    "it has more than %d settings to judge".formatted(MAX_FINDINGS));
        }
    }

    /** Says which container the name in the path means, by its id as the engine gives it. */
    void addressee(String id) {
        addressee = Optional.of(id);
    }

    /**
     * The id of the container that was judged for the name in the path: the request must go to no
     * other. Empty where it names none that was there.
     */
    public Optional<String> addressee() {
        return addressee;
    }

    /** All of them, as they were found. */
    public List<Finding> all() {
        return List.copyOf(all);
    }

    /** The effects among them. */
    List<Found> effects() {
        return all.stream().filter(Found.class::isInstance).map(Found.class::cast).toList();
    }
}
