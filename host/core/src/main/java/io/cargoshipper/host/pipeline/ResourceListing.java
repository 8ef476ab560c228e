package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.Completion;
import io.cargoshipper.api.index.ResourceIndex;
import io.cargoshipper.api.index.ResourceTemplateIndex;
import io.cargoshipper.api.index.UriTemplate;
import io.cargoshipper.host.catalog.Kind;
import io.cargoshipper.host.catalog.OfferKey;
import io.cargoshipper.host.catalog.Offerings;
import io.cargoshipper.host.pipeline.CallOutcome.Completed;
import io.cargoshipper.host.pipeline.CallOutcome.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists the resources that there are now: those with a URI of their own, and of each family that is
 * listed, one for each value that the completion of its variable gives. Where a completion fails or
 * takes too long, its family is left out: an engine that is down hides no other resource.
 */
public final class ResourceListing {

    private static final Logger LOG = LoggerFactory.getLogger(ResourceListing.class);

    /** Clients list before they show anything; names of an engine that works come sooner. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Offerings offerings;
    private final Calls calls;

    /**
     * Lists what is offered.
     *
     * @param offerings what is offered
     * @param calls where completions are asked for
     */
    public ResourceListing(Offerings offerings, Calls calls) {
        this.offerings = Objects.requireNonNull(offerings, "offerings");
        this.calls = Objects.requireNonNull(calls, "calls");
    }

    /**
     * The resources that a caller sees, no two with one URI. Completes normally, within some
     * seconds.
     */
    public CompletionStage<List<ListedResource>> list(CallSession session) {
        List<ResourceTemplateIndex> families =
                offerings.templates().stream().filter(ResourceTemplateIndex::listed).toList();
        List<CompletableFuture<List<ListedResource>>> members = new ArrayList<>();
        families.forEach(family -> members.add(members(family, session)));
        return CompletableFuture.allOf(members.toArray(CompletableFuture[]::new))
                .thenApply(
                        ignored -> {
                            Map<String, ListedResource> all = new LinkedHashMap<>();
                            offerings.resources().forEach(own -> add(listed(own), all));
                            members.forEach(part -> part.join().forEach(one -> add(one, all)));
                            return List.copyOf(all.values());
                        });
    }

    private static void add(ListedResource resource, Map<String, ListedResource> all) {
        all.putIfAbsent(resource.uri(), resource);
    }

    private static ListedResource listed(ResourceIndex resource) {
        return new ListedResource(
                resource.uri(), resource.name(), resource.description(), resource.mimeType());
    }

    private CompletableFuture<List<ListedResource>> members(
            ResourceTemplateIndex family, CallSession session) {
        UriTemplate template = UriTemplate.parse(family.uriTemplate());
        if (template.variables().size() != 1) {
            return CompletableFuture.completedFuture(List.of());
        }
        String variable = template.variables().get(0);
        Target target =
                new Target.Completing(
                        new OfferKey(Kind.TEMPLATE, family.uriTemplate()),
                        variable,
                        new Completion("", Map.of()));
        CallHandle handle = calls.start(CallRequest.quiet(target, session));
        return handle.outcome()
                .toCompletableFuture()
                .copy() // whose end by the clock is not that of the call
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .handle(
                        (outcome, late) -> {
                            if (late != null) {
                                handle.cancel();
                                LOG.warn(
                                        "the resources of {} are not listed: their names did not come within {} s",
                                        family.uriTemplate(),
                                        PATIENCE.toSeconds());
                                return List.of();
                            }
                            return members(family, template, variable, outcome);
                        });
    }

    private List<ListedResource> members(
            ResourceTemplateIndex family,
            UriTemplate template,
            String variable,
            CallOutcome outcome) {
        if (!(outcome instanceof Completed completed)) {
            LOG.warn(
                    "the resources of {} are not listed: {}",
                    family.uriTemplate(),
                    outcome instanceof Failure failure
                            ? failure.code() + ": " + failure.message()
                            : outcome);
            return List.of();
        }
        List<ListedResource> members = new ArrayList<>();
        for (String value : completed.values()) {
            if (value.isEmpty()) {
                continue; // no URI can have it
            }
            String uri = template.expand(Map.of(variable, value));
            // The URI decides: policy may withhold one of a family, and another resource may have
            // it.
            if (offerings.offeredResource(uri).isPresent()) {
                members.add(
                        new ListedResource(
                                uri,
                                "%s: %s".formatted(family.name(), value),
                                family.description(),
                                family.mimeType()));
            }
        }
        return members;
    }
}
