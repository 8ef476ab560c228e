package io.cargoshipper.host.policy;

import io.cargoshipper.api.Tier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tells what policy decides, and which layer does. */
final class Explanation {

    private static final List<Bound<?>> LIMITS =
            List.of(Bound.TIME, Bound.CONCURRENT, Bound.RESPONSE_BYTES, Bound.LOG_LINES);

    private final Meet meet;
    private final CallJudge calls;
    private final NameJudge names;

    Explanation(Meet meet) {
        this.meet = meet;
        this.calls = new CallJudge(meet);
        this.names = new NameJudge(meet);
    }

    List<Decision> tool(String pack, String tool, Tier tier) {
        List<Decision> decisions = new ArrayList<>();
        decisions.add(tier(tool, tier));
        decisions.addAll(offer(pack, Subject.TOOLS, tool, tool));
        decisions.add(
                calls.approval(tool, tier, false)
                        .orElseGet(
                                () ->
                                        Decision.allowed(
                                                "approval",
                                                approvalRule(tier),
                                                "no person needs to approve")));
        LIMITS.forEach(limit -> decisions.add(limit(limit)));
        return List.copyOf(decisions);
    }

    /** What the lists say of something that a pack offers, and of the pack. */
    List<Decision> offer(String pack, Subject subject, String name, String family) {
        List<Decision> decisions = new ArrayList<>(named(Subject.PACKS, pack, pack));
        decisions.addAll(named(subject, name, family));
        return List.copyOf(decisions);
    }

    List<Decision> effects() {
        EffectJudge judge = new EffectJudge(meet);
        return Arrays.stream(Effect.values()).map(judge::explain).toList();
    }

    List<KeyInForce> keys() {
        List<KeyInForce> keys = new ArrayList<>();
        Bound.all().forEach(bound -> addBound(bound, keys));
        FixedKey.all().forEach(key -> addFixed(key, keys));
        ListKey.all().forEach(key -> addAll(key, keys));
        return List.copyOf(keys);
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

    private Said<Boolean> approvalRule(Tier tier) {
        return meet.strictest(
                        tier == Tier.DESTRUCTIVE ? Bound.APPROVAL : Bound.APPROVAL_AFTER_UNTRUSTED)
                .orElseThrow();
    }

    private <T> Decision limit(Bound<T> bound) {
        Said<T> said = meet.strictest(bound).orElseThrow();
        return Decision.allowed(
                bound.text(),
                said,
                "at most %s by %s".formatted(bound.write(said.value()), said.place().text()));
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
