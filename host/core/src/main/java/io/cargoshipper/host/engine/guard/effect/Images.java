package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.engine.guard.effect.Findings.Image;
import io.cargoshipper.host.engine.guard.effect.Findings.Unpinned;
import io.cargoshipper.host.policy.Effect;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges images that are run, pulled, pushed and named. */
final class Images {

    private final EngineView engine;

    Images(EngineView engine) {
        this.engine = engine;
    }

    /** An image that is there, under a name or an id, and is run. */
    void use(String reference, Findings findings) {
        Set<ImageName> known = mention(reference, findings);
        if (known.contains(ImageName.of(reference))) {
            unpinned(ImageName.of(reference), findings);
        }
    }

    /**
     * An image that is there, and of which nothing is run or fetched.
     *
     * @return what it may be called; none if the reference is blank
     */
    Set<ImageName> mention(String reference, Findings findings) {
        if (reference.isEmpty()) {
            return Set.of();
        }
        Set<ImageName> known = ImageName.mayBeId(reference) ? namesOf(reference) : Set.of();
        Set<ImageName> names = known.isEmpty() ? Set.of(ImageName.of(reference)) : known;
        findings.add(new Image(List.copyOf(names)));
        return names;
    }

    /** An image that is asked of a registry, or that the engine would ask for. */
    void fetch(ImageName name, Findings findings) {
        findings.add(new Image(List.of(name)));
        unpinned(name, findings);
    }

    /** A name that is given to an image. */
    void name(String reference, Findings findings) {
        if (!reference.isEmpty()) {
            findings.add(new Image(List.of(ImageName.of(reference))));
        }
    }

    /** An image that is made here of what a request brings, perhaps under a name. */
    void made(String reference, Findings findings) {
        findings.effect(Effect.LOCAL_IMAGE, reference);
        name(reference, findings);
    }

    /** Images that come in an archive, which has their names. */
    static void load(Inquiry inquiry) {
        inquiry.findings().effect(Effect.LOCAL_IMAGE, "those of an archive");
    }

    private static void unpinned(ImageName name, Findings findings) {
        if (!name.isPinned()) {
            findings.add(new Unpinned(name));
        }
    }

    /**
     * All names of an image that may be meant by its id, which says nothing of where it is from.
     */
    private Set<ImageName> namesOf(String reference) {
        Body image = engine.image(reference).orElse(Body.NONE);
        return Stream.concat(image.texts("RepoTags").stream(), image.texts("RepoDigests").stream())
                .filter(name -> !name.startsWith("<none>"))
                .map(ImageName::of)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
