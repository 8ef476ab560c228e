package io.cargoshipper.host.policy;

import io.cargoshipper.api.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The policy in force: the meet of its layers. The strictest limit counts, a name must pass every
 * allow list, and is denied by any deny list; so a layer can tighten what another says, never
 * loosen it. The built-in default fills a key that no layer sets. Immutable.
 *
 * <p>Whatever refuses names every layer that does, with file and line or variable, and what would
 * allow it, so that a client can tell its user. {@link Explanation} tells of all that is decided.
 *
 * @param layers the layers, outermost first
 * @param defaults values for every limit; they have no lists
 * @param roles what holds for the callers of a role besides, outermost first
 */
public record Policy(
        List<PolicyLayer> layers, PolicyLayer defaults, Map<String, List<PolicyLayer>> roles) {

    /**
     * The defaults of effects alone, and no bound on tiers: for the host's own work, whose tier is
     * bounded where it is done.
     */
    public static final Policy BUILT_IN = new Policy(List.of(), BuiltIn.unbounded());

    public Policy {
        layers = List.copyOf(layers);
        Objects.requireNonNull(defaults, "defaults");
        roles = Map.copyOf(roles);
        for (Bound<?> bound : Bound.all()) {
            if (bound.needsDefault() && defaults.get(bound).isEmpty()) {
                throw new IllegalArgumentException(
                        "the defaults leave %s unset".formatted(bound.text()));
            }
        }
    }

    /** A policy without roles. */
    public Policy(List<PolicyLayer> layers, PolicyLayer defaults) {
        this(layers, defaults, Map.of());
    }

    /**
     * What holds for the callers of a role: this, tightened by what is said of the role. A role
     * that nothing is said of may read: its calls go up to {@link Tier#SAFE}. Not served yet: roles
     * are of callers over a network.
     */
    public Policy forRole(String role) {
        List<PolicyLayer> more = new ArrayList<>(layers);
        more.addAll(roles.getOrDefault(role, List.of(BuiltIn.unknown(role))));
        return new Policy(more, defaults, roles);
    }

    /** The highest tier that a call may have. */
    public Tier highestTier() {
        return strictest(Bound.TIER);
    }

    /** The time limit of a call whose tool has none of its own. */
    public Duration time() {
        return strictest(Bound.TIME);
    }

    /** How many calls run at the same time. */
    public int concurrent() {
        return strictest(Bound.CONCURRENT);
    }

    /** The largest result that is passed on, in bytes. */
    public int responseBytes() {
        return strictest(Bound.RESPONSE_BYTES);
    }

    /** The most lines of a log that a call reads. */
    public int logLines() {
        return strictest(Bound.LOG_LINES);
    }

    /** How many calls one network caller may make. */
    public RateLimits rates() {
        return RateLimits.of(this);
    }

    /** How a person approves. */
    public ApprovalRules approval() {
        return new ApprovalRules(
                strictest(Bound.APPROVAL_TIME),
                strictest(Bound.APPROVAL_OTHER_USER),
                value(FixedKey.APPROVAL_SECRET_FILE));
    }

    /** What is said of redaction. An exception counts if every layer that has some has it. */
    public RedactionRules redaction() {
        return RedactionLists.meet(meet());
    }

    /** What holds of a bound; empty if nothing bounds it. */
    public <T> Optional<T> value(Bound<T> bound) {
        return meet().strictest(bound).map(Said::value);
    }

    /** What holds of a key that the outermost layer sets; empty if none does. */
    public <T> Optional<T> value(FixedKey<T> key) {
        return meet().first(key).map(Said::value);
    }

    /**
     * Judges whether a tool is offered: its declared tier, its pack, then deny lists, then allow
     * lists.
     *
     * @param tier the tool's declared tier
     */
    public Verdict judgeTool(String pack, String tool, Tier tier) {
        if (judgeTier("'" + tool + "' is " + Written.choice(tier), tier)
                instanceof Verdict.Refused refused) {
            return refused;
        }
        return judgePack(pack) instanceof Verdict.Refused refused
                ? refused
                : judge(Subject.TOOLS, tool);
    }

    /** Judges whether a prompt is offered: deny lists, then allow lists. */
    public Verdict judgePrompt(String prompt) {
        return judge(Subject.PROMPTS, prompt);
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

    /** Judges whether a pack's tools, prompts and resources are offered: deny, then allow lists. */
    public Verdict judgePack(String pack) {
        return judge(Subject.PACKS, pack);
    }

    /**
     * Judges a name against the lists of a subject: deny lists, then allow lists. For what the
     * guard finds in a request: images, registries, networks, mounts, and the like.
     *
     * @param name a path absolute and without dots; an image as the engine reads it, its registry
     *     first, and judged under its familiar name as well
     */
    public Verdict judge(Subject subject, String name) {
        return judgeName(subject, name, name);
    }

    private Verdict judgeName(Subject subject, String name, String family) {
        return new NameJudge(meet())
                .refusal(subject, name, family)
                .map(Decision::verdict)
                .orElse(Verdict.ALLOWED);
    }

    /**
     * Judges an effect of a request. First the lists that its subject is held against: what one
     * denies, or leaves out of what is allowed, is denied. Then the strictest rule of all layers.
     * Where no layer that may replace defaults has one, the default counts, or {@link
     * Disposition#NOTE} if an allow list of such a layer names the subject.
     *
     * @param subject what the effect is of: see {@link Effect}; empty where it has none
     */
    public EffectVerdict judge(Effect effect, String subject) {
        return new EffectJudge(meet()).judge(effect, subject);
    }

    /**
     * Whether a path is itself an entry, without wildcards, of an allow list of mounts that an
     * operator wrote: where nothing can be known of the engine's links, no other path is certain.
     */
    public boolean exactMount(String path) {
        return new NameJudge(meet()).isExactMount(path);
    }

    /**
     * Whether an allow list that an operator wrote has an entry for a name: more than that nobody
     * refuses it.
     */
    public boolean names(Subject subject, String name) {
        return new NameJudge(meet()).trustedEntry(subject, name).isPresent();
    }

    /** Judges a port of the host that a container would publish; 0: one that the engine chooses. */
    public Verdict judgePort(int port) {
        return new ContainerJudge(meet()).port(port);
    }

    /** Judges a container's limit of memory in bytes; empty or 0: none. */
    public Verdict judgeMemory(OptionalLong bytes) {
        return new ContainerJudge(meet()).memory(bytes);
    }

    /** Judges a container's limit of processes; empty, 0 or less: none. */
    public Verdict judgePids(OptionalLong number) {
        return new ContainerJudge(meet()).pids(number);
    }

    /** Judges a container's limit of processors; empty or 0: none. */
    public Verdict judgeCpus(OptionalDouble number) {
        return new ContainerJudge(meet()).cpus(number);
    }

    /** Judges whether an image is named as exactly as is asked for: by digest, where it must be. */
    public Verdict judgeDigest(String image) {
        return new ContainerJudge(meet()).digest(image);
    }

    /** Judges a call by the tier that its arguments give it. */
    public Verdict judgeCall(String tool, Tier tier) {
        return judgeTier("this call of '" + tool + "' is " + Written.choice(tier), tier);
    }

    private Verdict judgeTier(String what, Tier tier) {
        return new CallJudge(meet())
                .tierRefusal(what, tier)
                .map(Decision::verdict)
                .orElse(Verdict.ALLOWED);
    }

    /**
     * Why a call needs a person's approval, and what would let it pass without; empty if it needs
     * none.
     *
     * @param tier the tier that its arguments give it
     * @param tainted whether its session has read text from outside
     */
    public Optional<String> approvalOf(String tool, Tier tier, boolean tainted) {
        return new CallJudge(meet()).approval(tool, tier, tainted).map(Decision::text);
    }

    Meet meet() {
        return new Meet(layers, defaults);
    }

    private <T> T strictest(Bound<T> bound) {
        return value(bound).orElseThrow();
    }
}
