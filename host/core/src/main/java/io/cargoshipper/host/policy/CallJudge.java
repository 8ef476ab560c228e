package io.cargoshipper.host.policy;

import io.cargoshipper.api.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges calls: by their tier, and whether a person has to approve them. */
final class CallJudge {

    private final Meet meet;

    CallJudge(Meet meet) {
        this.meet = meet;
    }

    /** Names every layer that limits the call: to change one of several would not help. */
    Optional<Decision> tierRefusal(String what, Tier tier) {
        List<Said<Tier>> limiting = new ArrayList<>();
        for (Said<Tier> said : meet.counting(Bound.TIER)) {
            if (!tier.isWithin(said.value())) {
                limiting.add(said);
            }
        }
        if (limiting.isEmpty()) {
            return Optional.empty();
        }
        String limits =
                limiting.stream()
                        .map(
                                said ->
                                        "%s allows calls up to %s"
                                                .formatted(
                                                        said.place().text(),
                                                        Written.choice(said.value())))
                        .collect(Collectors.joining(", and "));
        return Optional.of(
                Decision.refused(
                        "tier " + Written.choice(tier),
                        limiting.get(0),
                        "%s, and %s".formatted(what, limits),
                        Mend.byOperator(limiting, said -> Mend.tier(said, tier))));
    }

    /** Why a person has to approve a call; empty if nobody has to. */
    Optional<Decision> approval(String tool, Tier tier, boolean tainted) {
        return destructive(tier)
                .or(() -> named(tool))
                .or(() -> tainted ? afterUntrusted(tier) : Optional.empty());
    }

    private Optional<Decision> destructive(Tier tier) {
        return tier == Tier.DESTRUCTIVE
                ? demanded(Bound.APPROVAL, "the call is destructive")
                : Optional.empty();
    }

    private Optional<Decision> afterUntrusted(Tier tier) {
        return tier == Tier.DESTRUCTIVE
                ? demanded(
                        Bound.APPROVAL_AFTER_UNTRUSTED,
                        "the call is destructive, and this session has read text from outside")
                : Optional.empty();
    }

    private Optional<Decision> demanded(Bound<Boolean> bound, String why) {
        List<Said<Boolean>> demanding = meet.counting(bound).stream().filter(Said::value).toList();
        return demanding.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        needed(
                                demanding.get(0),
                                why,
                                demanding.stream()
                                        .map(said -> said.place().text())
                                        .collect(Collectors.joining(", and by ")),
                                Mend.byOperator(
                                        demanding, said -> Mend.value(bound, said, false))));
    }

    private Optional<Decision> named(String tool) {
        for (Said<List<Setting<Glob>>> list : meet.said(ListKey.APPROVAL_TOOLS)) {
            for (Setting<Glob> entry : list.value()) {
                if (entry.value().matches(tool)) {
                    return Optional.of(
                            needed(
                                    new Said<>(list.source(), entry),
                                    "the tool matches '%s'".formatted(entry.value()),
                                    entry.place().text(),
                                    "an operator can let it pass by taking '%s' out of %s"
                                            .formatted(entry.value(), entry.place().text())));
                }
            }
        }
        return Optional.empty();
    }

    private static Decision needed(Said<?> said, String why, String places, String mend) {
        return new Decision(
                "approval",
                true,
                said.source().name(),
                said.place().text(),
                "a person has to approve, by %s: %s".formatted(places, why),
                Optional.of(mend));
    }
}
