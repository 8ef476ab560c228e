package io.cargoshipper.host.catalog;

import io.cargoshipper.api.index.CompletionIndex;
import io.cargoshipper.api.index.PackIndex;
import io.cargoshipper.api.index.PromptIndex;
import io.cargoshipper.api.index.ResourceIndex;
import io.cargoshipper.api.index.ResourceTemplateIndex;
import io.cargoshipper.api.index.UriTemplate;
import io.cargoshipper.host.pack.Pack;
import io.cargoshipper.host.pack.Packs;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.PolicyInForce;
import io.cargoshipper.host.policy.Verdict;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** What the packs that work offer, and what of it policy lets clients see. */
public final class Catalog implements Offerings {

    private final PolicyInForce policy;
    private final Map<OfferKey, Offer> offers = new LinkedHashMap<>();
    private final Map<OfferKey, Map<String, CompletionOffer>> completions = new HashMap<>();

    /** Collects the offers of the packs. */
    public Catalog(Packs packs, PolicyInForce policy) {
        this.policy = Objects.requireNonNull(policy, "policy");
        for (Pack pack : packs.all()) {
            if (pack.status().state().isOffered()) {
                pack.index().ifPresent(index -> collect(pack, index));
            }
        }
    }

    private void collect(Pack pack, PackIndex index) {
        index.tools().forEach(tool -> add(new ToolOffer(pack, tool)));
        index.prompts().forEach(prompt -> add(new PromptOffer(pack, prompt)));
        index.resources().forEach(resource -> add(new ResourceOffer(pack, resource)));
        for (ResourceTemplateIndex family : index.resourceTemplates()) {
            add(new TemplateOffer(pack, family, UriTemplate.parse(family.uriTemplate())));
        }
        for (CompletionIndex completion : index.completions()) {
            completion.prompts().forEach(name -> add(pack, completion, Kind.PROMPT, name));
            completion.uriTemplates().forEach(text -> add(pack, completion, Kind.TEMPLATE, text));
        }
    }

    private void add(Offer offer) {
        offers.put(offer.key(), offer);
    }

    private void add(Pack pack, CompletionIndex completion, Kind kind, String name) {
        OfferKey completed = new OfferKey(kind, name);
        // Of its own pack's alone, whatever the index claims.
        if (find(completed).filter(offer -> offer.pack() == pack).isEmpty()) {
            return;
        }
        completions
                .computeIfAbsent(completed, ignored -> new HashMap<>())
                .put(completion.argument(), new CompletionOffer(pack, completion, completed));
    }

    /** Finds a tool, a prompt, a resource or a template, offered or not. */
    public Optional<Offer> find(OfferKey key) {
        return Optional.ofNullable(offers.get(key));
    }

    /**
     * Finds the resource that a URI without query names, offered or not. A resource with a URI of
     * its own comes before a family that the URI would fit.
     */
    public Optional<ResourceMatch> findResource(String uri) {
        Optional<Offer> own = find(new OfferKey(Kind.RESOURCE, uri));
        if (own.isPresent()) {
            return Optional.of(new ResourceMatch((ResourceOffer) own.get(), uri, Map.of()));
        }
        return offers(TemplateOffer.class).stream()
                .flatMap(family -> member(family, uri).stream())
                .findFirst();
    }

    private static Optional<ResourceMatch> member(TemplateOffer family, String uri) {
        return family.template()
                .match(uri)
                .map(
                        variables ->
                                new ResourceMatch(
                                        family, family.template().expand(variables), variables));
    }

    /** Finds what completes an argument of a prompt, or a variable of a template. */
    public Optional<CompletionOffer> findCompletion(OfferKey completed, String argument) {
        return Optional.ofNullable(completions.getOrDefault(completed, Map.of()).get(argument));
    }

    /** Judges whether something is offered now. */
    public Verdict judge(Offer offer) {
        return judge(offer, policy.current());
    }

    /** Judges whether something is offered under a policy: its tier, its pack, then itself. */
    public Verdict judge(Offer offer, Policy under) {
        return switch (offer.kind()) {
            case TOOL -> under.judgeTool(offer.pack().name(), offer.name(), offer.tier());
            case PROMPT -> ofItsPack(offer, under, () -> under.judgePrompt(offer.name()));
            case RESOURCE, TEMPLATE ->
                    ofItsPack(offer, under, () -> under.judgeResource(offer.name(), offer.name()));
            case COMPLETION ->
                    judge(find(((CompletionOffer) offer).completed()).orElseThrow(), under);
        };
    }

    /** Judges whether a resource, which may be one of a family, is offered under a policy. */
    public Verdict judge(ResourceMatch match, Policy under) {
        return ofItsPack(
                match.offer(), under, () -> under.judgeResource(match.uri(), match.offer().name()));
    }

    private static Verdict ofItsPack(Offer offer, Policy under, Supplier<Verdict> itself) {
        return under.judgePack(offer.pack().name()) instanceof Verdict.Refused refused
                ? refused
                : itself.get();
    }

    /** The offers of a type that there are, offered to clients or not, in a stable order. */
    public <T extends Offer> List<T> offers(Class<T> type) {
        return offers.values().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The offers of a type that clients see, in a stable order. */
    public <T extends Offer> List<T> offered(Class<T> type) {
        return offers(type).stream()
                .filter(offer -> judge(offer) instanceof Verdict.Allowed)
                .toList();
    }

    @Override
    public List<OfferedTool> tools() {
        return offered(ToolOffer.class).stream()
                .map(
                        tool ->
                                new OfferedTool(
                                        tool.pack().name(),
                                        tool.index(),
                                        ToolHints.of(tool.index(), policy.current().highestTier())))
                .toList();
    }

    @Override
    public List<PromptIndex> prompts() {
        return offered(PromptOffer.class).stream().map(PromptOffer::index).toList();
    }

    @Override
    public List<ResourceIndex> resources() {
        return offered(ResourceOffer.class).stream().map(ResourceOffer::index).toList();
    }

    @Override
    public List<ResourceTemplateIndex> templates() {
        return offered(TemplateOffer.class).stream().map(TemplateOffer::index).toList();
    }

    @Override
    public Optional<ResourceMatch> offeredResource(String uri) {
        return findResource(uri)
                .filter(match -> judge(match, policy.current()) instanceof Verdict.Allowed);
    }
}
