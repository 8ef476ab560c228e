package io.cargoshipper.host.cli;

import io.cargoshipper.api.Tier;
import io.cargoshipper.api.index.CodeIndex.Parameter;
import io.cargoshipper.host.catalog.Offer;
import io.cargoshipper.host.catalog.ToolOffer;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.ExplainedCall;
import io.cargoshipper.host.policy.Bound;
import io.cargoshipper.host.policy.Decision;
import io.cargoshipper.host.policy.Policy;
import java.util.List;

/**
 * What is told of a call that was not made.
 *
 * @param call what the pipeline says of it
 * @param decisions what policy decides about it
 * @param effects what policy says of what it may ask of the engine
 */
record Explained(ExplainedCall call, List<Decision> decisions, List<Decision> effects) {

    Explained {
        decisions = List.copyOf(decisions);
        effects = List.copyOf(effects);
    }

    static Explained of(ExplainedCall call, Policy policy) {
        return new Explained(
                call,
                decisions(call, policy),
                changesTheEngine(call) ? policy.explainEffects() : List.of());
    }

    private static List<Decision> decisions(ExplainedCall call, Policy policy) {
        Offer offer = call.offer();
        String pack = offer.pack().name();
        return switch (offer.kind()) {
            case TOOL ->
                    policy.explain(pack, call.name(), call.tier()).stream()
                            .filter(decision -> counts(decision, offer))
                            .toList();
            case PROMPT -> policy.explainPrompt(pack, call.name());
            case RESOURCE, TEMPLATE -> policy.explainResource(pack, call.name(), offer.name());
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
        return call.refusals().isEmpty() && decisions.stream().allMatch(Decision::allowed);
    }

    /** Whether a person has to approve it, as far as that is known before it is made. */
    boolean needsApproval() {
        return isAllowed() && decisions.stream().anyMatch(Explained::waits);
    }

    /** Whether what is decided waits for a person. */
    static boolean waits(Decision decision) {
        return decision.allowed() && decision.mend().isPresent();
    }

    /** What it comes to, in the words that a client gets. */
    String verdict() {
        if (!call.refusals().isEmpty()) {
            CallOutcome.Failure first = call.refusals().get(0);
            return "refused: %s: %s".formatted(first.code(), first.message());
        }
        return decisions.stream()
                .filter(decision -> !decision.allowed())
                .findFirst()
                .map(decision -> "refused: " + decision.text())
                .orElse(needsApproval() ? "allowed, once a person has approved it" : "allowed");
    }
}
