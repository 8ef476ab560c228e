package io.cargoshipper.host.subscription;

import io.cargoshipper.host.engine.EngineEvent;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The resources that are offered, as far as their changes are concerned. */
public interface WatchableResources {

    /** Finds an offered resource by its URI. */
    Optional<Watchable> find(String uri);

    /** Whether there are events that change which resources are listed. */
    boolean listChanges();

    /** Whether an event changes which resources are listed. */
    boolean listIsChangedBy(EngineEvent event);

    /**
     * Reads a resource in the background, to see whether it has changed.
     *
     * @return its contents; empty where it cannot be read now. It never fails.
     */
    CompletionStage<Optional<String>> read(String uri);
}
