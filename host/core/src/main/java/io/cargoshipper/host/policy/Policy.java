package io.cargoshipper.host.policy;

import io.cargoshipper.api.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The policy in force: the meet of its layers. The strictest limit counts, a name must pass every
 * allow list, and is denied by any deny list; so a layer can tighten what another says, never
 * loosen it. The built-in default fills a key that no layer sets.
 *
 * @param layers the layers, outermost first
 * @param defaults values for every limit; they have no lists
 */
public record Policy(List<PolicyLayer> layers, PolicyLayer defaults) {

    /**
     * The defaults of effects alone, and no bound on tiers: for the host's own work, whose tier is
     * bounded where it is done.
     */
    public static final Policy BUILT_IN =
            new Policy(
                    List.of(),
                    new PolicyLayer(
                            PolicySource.DEFAULT,
                            Optional.of(Tier.DESTRUCTIVE),
                            Map.of(),
                            Optional.of(false),
                            Optional.of(Duration.ofSeconds(30)),
                            Optional.of(10),
                            Optional.of(40_000)));

    public Policy {
        layers = List.copyOf(layers);
        Objects.requireNonNull(defaults, "defaults");
        for (Bound<?> bound : Bound.ALL) {
            if (bound.value().apply(defaults).isEmpty()) {
                throw new IllegalArgumentException("the defaults leave a limit unset: " + defaults);
            }
        }
    }

    /** The highest tier that a call may have. */
    public Tier highestTier() {
        return Bound.TIER.effective(layers, defaults);
    }

    /** Whether destructive calls need a person's approval. */
    public boolean destructiveNeedsApproval() {
        return Bound.APPROVAL.effective(layers, defaults);
    }

    /** The time limit of a call whose tool has none of its own. */
    public Duration time() {
        return Bound.TIME.effective(layers, defaults);
    }

    /** How many calls run at the same time. */
    public int concurrent() {
        return Bound.CONCURRENT.effective(layers, defaults);
    }

    /** The largest result that is passed on, in bytes. */
    public int responseBytes() {
        return Bound.RESPONSE_BYTES.effective(layers, defaults);
    }

    /**
     * Judges whether a tool is offered: its declared tier, then deny lists, then allow lists.
     *
     * @param tier the tool's declared tier
     */
    public Verdict judgeTool(String tool, Tier tier) {
        if (!tier.isWithin(highestTier())) {
            return tierRefusal("'%s' is %s".formatted(tool, lower(tier)), tier);
        }
        return judgeName(Subject.TOOLS, tool, tool);
    }

    /** Judges whether a prompt is offered: deny lists, then allow lists. */
    public Verdict judgePrompt(String prompt) {
        return judgeName(Subject.PROMPTS, prompt, prompt);
    }

    /**
     * Judges whether a resource is offered: deny lists, then allow lists. A pattern counts for a
     * resource of a family if it matches its URI or the template of the family.
     *
     * @param uri its URI
     * @param family the text of the template that it is of; of a resource that is of none, its URI
     */
    public Verdict judgeResource(String uri, String family) {
        return judgeName(Subject.RESOURCES, uri, family);
    }

    private Verdict judgeName(Subject subject, String name, String family) {
        for (PolicyLayer layer : layers) {
            Optional<Glob> denied = layer.names(subject).denies(name, family);
            if (denied.isPresent()) {
                return new Verdict.Refused(
                        "'%s' is denied by '%s' in %s (%s)"
                                .formatted(
                                        name,
                                        denied.get().text(),
                                        layer.name(),
                                        layer.source().denyKnob(subject)));
            }
        }
        for (PolicyLayer layer : layers) {
            if (!layer.names(subject).allows(name, family)) {
                return new Verdict.Refused(
                        "'%s' is not among the allowed %s of %s (%s)"
                                .formatted(
                                        name,
                                        subject.plural(),
                                        layer.name(),
                                        layer.source().allowKnob(subject)));
            }
        }
        return Verdict.ALLOWED;
    }

    /** Judges whether a pack's tools, prompts and resources are offered: deny, then allow lists. */
    public Verdict judgePack(String pack) {
        return judgeName(Subject.PACKS, pack, pack);
    }

    /**
     * Judges a name against the lists of a subject: deny lists, then allow lists. For what the
     * guard finds in a request: images, registries, networks, mounts, and the like.
     */
    public Verdict judge(Subject subject, String name) {
        return judgeName(subject, name, name);
    }

    /**
     * Judges an effect of a request.
     *
     * @param subject what the effect is of: see {@link Effect}; empty where it has none
     */
    public EffectVerdict judge(Effect effect, String subject) {
        return new EffectVerdict(effect.byDefault(), "policy.effects." + effect.text());
    }

    /** Judges a call by the tier that its arguments give it. */
    public Verdict judgeCall(String tool, Tier tier) {
        return tier.isWithin(highestTier())
                ? Verdict.ALLOWED
                : tierRefusal("this call of '%s' is %s".formatted(tool, lower(tier)), tier);
    }

    /**
     * What inner layers ask for in vain, one message each: they are reported and have no effect.
     */
    public List<String> looseningAttempts() {
        return Bound.ALL.stream()
                .flatMap(bound -> bound.looseningAttempts(layers, defaults).stream())
                .toList();
    }

    /**
     * The patterns of allow and deny lists that match nothing of what there is.
     *
     * @param matchesAny whether a pattern matches any
     */
    public List<UnmatchedPattern> unmatched(Subject subject, Predicate<Glob> matchesAny) {
        List<UnmatchedPattern> unmatched = new ArrayList<>();
        for (PolicyLayer layer : layers) {
            NameLists names = layer.names(subject);
            PolicySource source = layer.source();
            collect(names.denied(), source.denyKnob(subject), layer, matchesAny, unmatched);
            collect(
                    names.allowed().orElse(List.of()),
                    source.allowKnob(subject),
                    layer,
                    matchesAny,
                    unmatched);
        }
        return unmatched;
    }

    private static void collect(
            List<Glob> globs,
            String list,
            PolicyLayer layer,
            Predicate<Glob> matchesAny,
            List<UnmatchedPattern> unmatched) {
        for (Glob glob : globs) {
            if (!matchesAny.test(glob)) {
                unmatched.add(new UnmatchedPattern(list + " in " + layer.name(), glob.text()));
            }
        }
    }

    /** Names every layer that limits the call: to change one of several would not help. */
    private Verdict tierRefusal(String subject, Tier tier) {
        List<PolicyLayer> limiting =
                Bound.TIER.counting(layers, defaults).stream()
                        .filter(layer -> !tier.isWithin(limit(layer)))
                        .toList();
        String limits =
                limiting.stream()
                        .map(layer -> layer.name() + " allows calls up to " + lower(limit(layer)))
                        .collect(Collectors.joining(", and "));
        String knobs =
                limiting.stream()
                        .map(layer -> layer.source().tierKnob(tier, limit(layer)))
                        .collect(Collectors.joining(", and "));
        return new Verdict.Refused(
                "%s, and %s; an operator can allow it with %s".formatted(subject, limits, knobs));
    }

    private static Tier limit(PolicyLayer layer) {
        return layer.highestTier().orElseThrow();
    }

    private static String lower(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }
}
