package io.cargoshipper.host.cli;

import io.cargoshipper.api.Tier;
import io.cargoshipper.host.catalog.Kind;
import io.cargoshipper.host.catalog.Offer;
import io.cargoshipper.host.policy.Decision;
import io.cargoshipper.host.policy.PolicySource;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints what is told of a call, for people or as JSON. */
final class ExplainedPrinter {

    /** How a decision is marked, the strictest first. */
    private enum Mark {
        NO,
        ASK,
        OK;

        static Mark of(Decision decision) {
            if (!decision.allowed()) {
                return NO;
            }
            return Explained.waits(decision) ? ASK : OK;
        }
    }

    private final PrintWriter out;

    ExplainedPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(Explained explained) {
        out.println(heading(explained));
        explained.raises().forEach(out::println);
        out.println();
        explained.decisions().forEach(this::print);
        if (!explained.effects().isEmpty()) {
            out.println();
            out.println("of what it may ask the engine for:");
            effects(explained.effects());
        }
        if (!explained.bounds().isEmpty()) {
            out.println();
            out.println("what it asks the engine for is held to, too:");
            explained
                    .bounds()
                    .forEach(
                            key ->
                                    out.printf(
                                            "     %s = %s, by %s%n",
                                            key.key(), key.value(), key.place()));
        }
        out.println();
        out.println(explained.verdict());
        out.flush();
    }

    private static String heading(Explained explained) {
        if (explained.offer().isEmpty()) {
            return "%s '%s' of the server itself".formatted(noun(Kind.RESOURCE), explained.name());
        }
        Offer offer = explained.offer().get();
        String heading =
                "%s '%s' of pack '%s'"
                        .formatted(noun(offer.kind()), explained.name(), offer.pack().name());
        if (offer.kind() == Kind.TOOL) {
            heading += ", declared " + lower(offer.tier());
        }
        return offer.timeoutSeconds() == 0
                ? heading
                : heading
                        + ", with a time limit of its own: %d s".formatted(offer.timeoutSeconds());
    }

    private void print(Decision decision) {
        boolean named = decision.words().startsWith(decision.subject());
        line(Mark.of(decision), (named ? "" : decision.subject() + ": ") + decision.words());
        decision.mend().ifPresent(mend -> out.printf("     %s%n", mend));
    }

    /** Those that a layer has set one by one; of the others only what they come to. */
    private void effects(List<Decision> effects) {
        effects.stream().filter(effect -> !isDefault(effect)).forEach(this::print);
        Map<Mark, List<Decision>> byMark =
                effects.stream()
                        .filter(ExplainedPrinter::isDefault)
                        .collect(
                                Collectors.groupingBy(Mark::of, TreeMap::new, Collectors.toList()));
        byMark.forEach(
                (mark, same) ->
                        line(
                                mark,
                                "by default: "
                                        + same.stream()
                                                .map(Decision::subject)
                                                .collect(Collectors.joining(", "))));
    }

    private static boolean isDefault(Decision decision) {
        return decision.layer().equals(PolicySource.DEFAULT.name());
    }

    private void line(Mark mark, String text) {
        out.printf("%-4s %s%n", mark == Mark.OK ? "ok" : mark.name(), text);
    }

    static Map<String, Object> json(Explained explained) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", noun(explained.offer().map(Offer::kind).orElse(Kind.RESOURCE)));
        json.put("name", explained.name());
        explained.offer().ifPresent(offer -> json.put("pack", offer.pack().name()));
        json.put(
                "declaredTier", lower(explained.offer().map(Offer::tier).orElse(explained.tier())));
        json.put("tier", lower(explained.tier()));
        json.put("raisedBy", explained.raises());
        json.put("decisions", explained.decisions().stream().map(ExplainedPrinter::json).toList());
        json.put("effects", explained.effects().stream().map(ExplainedPrinter::json).toList());
        json.put("bounds", explained.bounds().stream().map(PolicyShow::json).toList());
        json.put(
                "refusals",
                explained.refusals().stream()
                        .map(
                                refusal ->
                                        Map.of(
                                                "code", refusal.code().name(),
                                                "message", refusal.message()))
                        .toList());
        json.put("allowed", explained.isAllowed());
        json.put("needsApproval", explained.needsApproval());
        json.put("verdict", explained.verdict());
        return json;
    }

    private static Map<String, Object> json(Decision decision) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("subject", decision.subject());
        json.put("allowed", decision.allowed());
        json.put("layer", decision.layer());
        json.put("place", decision.place());
        json.put("words", decision.words());
        decision.mend().ifPresent(mend -> json.put("mend", mend));
        return json;
    }

    /** A family of resources is asked about by the URI of one. */
    private static String noun(Kind kind) {
        return kind == Kind.TEMPLATE ? Kind.RESOURCE.noun() : kind.noun();
    }

    private static String lower(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }
}
