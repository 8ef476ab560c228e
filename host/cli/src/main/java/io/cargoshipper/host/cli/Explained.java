package io.cargoshipper.host.cli;

import io.cargoshipper.api.Tier;
import io.cargoshipper.api.index.CodeIndex.Parameter;
import io.cargoshipper.host.catalog.Offer;
import io.cargoshipper.host.catalog.ToolOffer;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.ExplainedCall;
import io.cargoshipper.host.policy.Bound;
import io.cargoshipper.host.policy.Decision;
import io.cargoshipper.host.policy.Explanation;
import io.cargoshipper.host.policy.KeyInForce;
import io.cargoshipper.host.policy.Policy;
import java.util.List;
import java.util.Optional;

/**
 * What is told of a call that was not made.
 *
 * @param offer what it asks for; empty for what is of no pack but the host's own
 * @param name what that is called
 * @param tier the tier of the call, as far as it is known
 * @param raises what raises the declared tier, in words
 * @param refusals why it would not be made, in the order in which it would be found out
 * @param decisions what policy decides about it
 * @param effects what policy says of what it may ask of the engine
 * @param bounds what else its requests to the engine are held to
 */
record Explained(
        Optional<Offer> offer,
        String name,
        Tier tier,
        List<String> raises,
        List<CallOutcome.Failure> refusals,
        List<Decision> decisions,
        List<Decision> effects,
        List<KeyInForce> bounds) {

    Explained {
        raises = List.copyOf(raises);
        refusals = List.copyOf(refusals);
        decisions = List.copyOf(decisions);
        effects = List.copyOf(effects);
        bounds = List.copyOf(bounds);
    }

    static Explained of(ExplainedCall call, Policy policy) {
        Explanation explanation = Explanation.of(policy);
        boolean changes = changesTheEngine(call);
        return new Explained(
                Optional.of(call.offer()),
                call.name(),
                call.tier(),
                call.raises(),
                call.refusals(),
                decisions(call, explanation),
                changes ? explanation.effects() : List.of(),
                changes ? explanation.ofRequests() : List.of());
    }

    /** A resource of the host's own, which is judged by its family. */
    static Explained ofOwnResource(String uri, String family, Policy policy) {
        return new Explained(
                Optional.empty(),
                uri,
                Tier.SAFE,
                List.of(),
                List.of(),
                Explanation.of(policy).ownResource(uri, family),
                List.of(),
                List.of());
    }

    private static List<Decision> decisions(ExplainedCall call, Explanation explanation) {
        Offer offer = call.offer();
        String pack = offer.pack().name();
        return switch (offer.kind()) {
            case TOOL ->
                    explanation.tool(pack, call.name(), call.tier()).stream()
                            .filter(decision -> counts(decision, offer))
                            .toList();
            case PROMPT -> explanation.prompt(pack, call.name());
            case RESOURCE, TEMPLATE -> explanation.resource(pack, call.name(), offer.name());
            case COMPLETION -> List.of(); // judged as what is completed
        };
    }

    /** The time limit of policy is for tools that have none of their own. */
    private static boolean counts(Decision decision, Offer offer) {
        return offer.timeoutSeconds() == 0 || !decision.subject().equals(Bound.TIME.text());
    }

    /** What only reads has no effects: the engine's guard lets it send nothing else. */
    private static boolean changesTheEngine(ExplainedCall call) {
        return call.tier() != Tier.SAFE
                && call.offer() instanceof ToolOffer tool
                && (tool.index().capabilities().contains(Parameter.ENGINE)
                        || tool.index().capabilities().contains(Parameter.ENGINE_API));
    }

    boolean isAllowed() {
        return refusals.isEmpty() && decisions.stream().allMatch(Decision::allowed);
    }

    /** Whether a person has to approve it, as far as that is known before it is made. */
    boolean needsApproval() {
        return isAllowed()
                && decisions.stream()
                        .anyMatch(decision -> waits(decision) && !isAfterUntrusted(decision));
    }

    /** Whether what is decided waits for a person. */
    static boolean waits(Decision decision) {
        return decision.allowed() && decision.mend().isPresent();
    }

    private static boolean isAfterUntrusted(Decision decision) {
        return decision.subject().equals(Explanation.AFTER_UNTRUSTED);
    }

    /** What it comes to, in the words that a client gets. */
    String verdict() {
        if (!refusals.isEmpty()) {
            CallOutcome.Failure first = refusals.get(0);
            return "refused: %s: %s".formatted(first.code(), first.message());
        }
        return decisions.stream()
                .filter(decision -> !decision.allowed())
                .findFirst()
                .map(decision -> "refused: " + decision.text())
                .orElseGet(this::allowed);
    }

    private String allowed() {
        StringBuilder verdict = new StringBuilder("allowed");
        if (!bounds.isEmpty()) {
            verdict.append(", as far as its requests to the engine keep to the keys above");
        }
        if (needsApproval()) {
            verdict.append(", once a person has approved it");
        } else if (decisions.stream().anyMatch(each -> waits(each) && isAfterUntrusted(each))) {
            verdict.append(
                    "; once this session has read text from outside, a person has to approve it");
        }
        return verdict.toString();
    }
}
