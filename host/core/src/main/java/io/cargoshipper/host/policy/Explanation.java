package io.cargoshipper.host.policy;

import io.cargoshipper.api.Tier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells what a policy decides, and which layer does. */
public final class Explanation {

    /** What a decision is on that counts only once a session has read text from outside. */
    public static final String AFTER_UNTRUSTED =
            "approval, once this session has read text from outside";

    private static final List<Bound<?>> LIMITS =
            List.of(Bound.TIME, Bound.CONCURRENT, Bound.RESPONSE_BYTES, Bound.LOG_LINES);

    /** What the guard holds requests to besides tiers and effects. */
    private static final List<Bound<?>> OF_REQUESTS =
            List.of(
                    Bound.DIGEST_REQUIRED,
                    Bound.MEMORY_MIN,
                    Bound.MEMORY_MAX,
                    Bound.MEMORY_REQUIRED,
                    Bound.PIDS_MAX,
                    Bound.PIDS_REQUIRED,
                    Bound.CPUS_MAX);

    private final Meet meet;
    private final CallJudge calls;
    private final NameJudge names;

    private Explanation(Meet meet) {
        this.meet = meet;
        this.calls = new CallJudge(meet);
        this.names = new NameJudge(meet);
    }

    /** That of a policy. */
    public static Explanation of(Policy policy) {
        return new Explanation(policy.meet());
    }

    /**
     * What is decided about a call, in the order in which it is: its tier, the lists of packs and
     * of tools, approval, limits.
     *
     * @param tier the tool's declared tier, or the one that arguments give a call
     */
    public List<Decision> tool(String pack, String tool, Tier tier) {
        List<Decision> decisions = new ArrayList<>();
        decisions.add(tier(tool, tier));
        decisions.addAll(offer(pack, Subject.TOOLS, tool, tool));
        decisions.addAll(approval(tool, tier));
        LIMITS.forEach(limit -> decisions.add(limit(limit)));
        return List.copyOf(decisions);
    }

    /** What is decided about a prompt: the lists of packs and of prompts. */
    public List<Decision> prompt(String pack, String prompt) {
        return offer(pack, Subject.PROMPTS, prompt, prompt);
    }

    /**
     * What is decided about a resource: the lists of packs and of resources.
     *
     * @param family the text of the template that it is of; of a resource that is of none, its URI
     */
    public List<Decision> resource(String pack, String uri, String family) {
        return offer(pack, Subject.RESOURCES, uri, family);
    }

    /** What is decided about a resource of the host's own, which is of no pack. */
    public List<Decision> ownResource(String uri, String family) {
        return named(Subject.RESOURCES, uri, family);
    }

    /** What is done about each effect. A subject's lists can change it. */
    public List<Decision> effects() {
        EffectJudge judge = new EffectJudge(meet);
        return Arrays.stream(Effect.values()).map(judge::explain).toList();
    }

    /**
     * What the guard refuses requests by, besides tiers and effects, where somebody has set it:
     * lists of names and ports, and the bounds of containers.
     */
    public List<KeyInForce> ofRequests() {
        List<KeyInForce> keys = new ArrayList<>();
        for (Bound<?> bound : OF_REQUESTS) {
            addIfItBinds(bound, keys);
        }
        for (Subject subject : Subject.values()) {
            if (!subject.isOffered()) {
                addAll(ListKey.allowed(subject), keys);
                addAll(ListKey.denied(subject), keys);
            }
        }
        addAll(ListKey.PORTS, keys);
        return List.copyOf(keys);
    }

    /** All that is set, or has a default: what holds of each key, and where it stands. */
    public List<KeyInForce> keys() {
        List<KeyInForce> keys = new ArrayList<>();
        Bound.all().forEach(bound -> addBound(bound, keys));
        FixedKey.all().forEach(key -> addFixed(key, keys));
        ListKey.all().forEach(key -> addAll(key, keys));
        return List.copyOf(keys);
    }

    /** What the lists say of something that a pack offers, and of the pack. */
    private List<Decision> offer(String pack, Subject subject, String name, String family) {
        List<Decision> decisions = new ArrayList<>(named(Subject.PACKS, pack, pack));
        decisions.addAll(named(subject, name, family));
        return List.copyOf(decisions);
    }

    private Decision tier(String tool, Tier tier) {
        return calls.tierRefusal("'%s' is %s".formatted(tool, Written.choice(tier)), tier)
                .orElseGet(
                        () -> {
                            Said<Tier> limit = meet.strictest(Bound.TIER).orElseThrow();
                            return Decision.allowed(
                                    "tier " + Written.choice(tier),
                                    limit,
                                    "calls up to %s are allowed by %s"
                                            .formatted(
                                                    Written.choice(limit.value()),
                                                    limit.place().text()));
                        });
    }

    private List<Decision> named(Subject subject, String name, String family) {
        Optional<Decision> refusal = names.refusal(subject, name, family);
        return refusal.map(List::of).orElseGet(() -> names.passed(subject, name, family));
    }

    private List<Decision> approval(String tool, Tier tier) {
        Optional<Decision> always = calls.approval(tool, tier, false);
        if (always.isPresent()) {
            return List.of(always.get());
        }
        return tier == Tier.DESTRUCTIVE
                ? List.of(unapproved("approval", Bound.APPROVAL), afterUntrusted(tool, tier))
                : List.of(unnamed());
    }

    private Decision afterUntrusted(String tool, Tier tier) {
        return calls.approval(tool, tier, true)
                .map(
                        needed ->
                                new Decision(
                                        AFTER_UNTRUSTED,
                                        needed.allowed(),
                                        needed.layer(),
                                        needed.place(),
                                        needed.words(),
                                        needed.mend()))
                .orElseGet(() -> unapproved(AFTER_UNTRUSTED, Bound.APPROVAL_AFTER_UNTRUSTED));
    }

    private Decision unapproved(String subject, Bound<Boolean> rule) {
        Said<Boolean> said = meet.strictest(rule).orElseThrow();
        return Decision.allowed(
                subject, said, "no person needs to approve, by " + said.place().text());
    }

    /** Of what is not destructive, only tools that are named wait for a person. */
    private Decision unnamed() {
        List<Said<List<Setting<Glob>>>> lists = meet.said(ListKey.APPROVAL_TOOLS);
        return lists.isEmpty()
                ? Decision.allowed(
                        "approval",
                        meet.defaults().name(),
                        ListKey.APPROVAL_TOOLS.text(),
                        "no person needs to approve: no layer has a list of approval.tools")
                : Decision.allowed(
                        "approval",
                        lists.get(0),
                        "no person needs to approve: the tool is not in "
                                + lists.stream()
                                        .map(list -> list.place().text())
                                        .collect(Collectors.joining(", nor in ")));
    }

    private <T> Decision limit(Bound<T> bound) {
        Said<T> said = meet.strictest(bound).orElseThrow();
        return Decision.allowed(
                bound.text(),
                said,
                "at most %s by %s".formatted(bound.write(said.value()), said.place().text()));
    }

    /** A demand that nobody makes refuses nothing. */
    private <T> void addIfItBinds(Bound<T> bound, List<KeyInForce> keys) {
        meet.strictest(bound)
                .filter(said -> !said.value().equals(false))
                .ifPresent(said -> keys.add(inForce(bound, said)));
    }

    private <T> void addBound(Bound<T> bound, List<KeyInForce> keys) {
        meet.strictest(bound).ifPresent(said -> keys.add(inForce(bound, said)));
    }

    private <T> void addFixed(FixedKey<T> key, List<KeyInForce> keys) {
        meet.first(key).ifPresent(said -> keys.add(inForce(key, said)));
    }

    private <E> void addAll(ListKey<E> key, List<KeyInForce> keys) {
        meet.said(key).forEach(list -> keys.add(inForce(key, list)));
    }

    private static <T> KeyInForce inForce(PolicyKey<T> key, Said<T> said) {
        return new KeyInForce(
                key.text(), key.write(said.value()), said.source().name(), said.place().text());
    }
}
