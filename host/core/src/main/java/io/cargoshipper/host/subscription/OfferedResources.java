package io.cargoshipper.host.subscription;

import io.cargoshipper.api.Caller;
import io.cargoshipper.api.ResourceContents;
import io.cargoshipper.api.index.ResourceTemplateIndex;
import io.cargoshipper.host.catalog.Offerings;
import io.cargoshipper.host.catalog.ResourceMatch;
import io.cargoshipper.host.engine.EngineEvent;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.CallRequest;
import io.cargoshipper.host.pipeline.CallSession;
import io.cargoshipper.host.pipeline.Calls;
import io.cargoshipper.host.pipeline.Target;
import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The resources of the packs. They are read in the background through the pipeline, as ever. */
public final class OfferedResources implements WatchableResources {

    private static final CallSession HOST =
            new CallSession("host", new Caller("host", Optional.empty()));

    private final Offerings offerings;
    private final Calls calls;

    /**
     * Watches what is offered.
     *
     * @param offerings what is offered
     * @param calls where resources are read
     */
    public OfferedResources(Offerings offerings, Calls calls) {
        this.offerings = Objects.requireNonNull(offerings, "offerings");
        this.calls = Objects.requireNonNull(calls, "calls");
    }

    /** {@inheritDoc} Its query says in which form it is read, and has no part in which it is. */
    @Override
    public Optional<Watchable> find(String uri) {
        int query = uri.indexOf('?');
        return offerings
                .offeredResource(query < 0 ? uri : uri.substring(0, query))
                .map(match -> watchable(uri, match));
    }

    @Override
    public boolean listChanges() {
        return offerings.templates().stream().anyMatch(ResourceTemplateIndex::listed);
    }

    @Override
    public boolean listIsChangedBy(EngineEvent event) {
        return offerings.templates().stream()
                .filter(ResourceTemplateIndex::listed)
                .flatMap(family -> family.changesOn().stream())
                .anyMatch(event::matches);
    }

    @Override
    public CompletionStage<Optional<String>> read(String uri) {
        return calls.start(CallRequest.quiet(new Target.Resource(uri), HOST))
                .outcome()
                .thenApply(OfferedResources::contents);
    }

    private static Watchable watchable(String uri, ResourceMatch match) {
        Iterator<String> values = match.variables().values().iterator();
        Optional<String> subject =
                match.variables().size() == 1 ? Optional.of(values.next()) : Optional.empty();
        return new Watchable(
                uri,
                match.offer().changesOn(),
                subject,
                Duration.ofSeconds(match.offer().refreshSeconds()));
    }

    private static Optional<String> contents(CallOutcome outcome) {
        if (!(outcome instanceof CallOutcome.Read read)) {
            return Optional.empty();
        }
        return Optional.of(
                read.contents() instanceof ResourceContents.Text text
                        ? text.text()
                        : ((ResourceContents.Blob) read.contents()).base64());
    }
}
