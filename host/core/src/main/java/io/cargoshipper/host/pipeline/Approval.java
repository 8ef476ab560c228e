package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.Plan;
import io.cargoshipper.api.Tier;
import io.cargoshipper.host.approval.Approved;
import io.cargoshipper.host.approval.Grant;
import io.cargoshipper.host.catalog.ToolOffer;
import io.cargoshipper.host.policy.Policy;
import java.util.List;
import java.util.Optional;

/**
 * Stops calls that a person must approve, until one has. It waits for nobody: the call ends with
 * the question, and passes when it is made again after the approval. What was approved is held
 * against the plan of now; a failure on the way stops the call too.
 */
final class Approval implements Stage {

    private final Planning planning;
    private final ApprovedCalls approved;

    Approval(Planning planning, ApprovedCalls approved) {
        this.planning = planning;
        this.approved = approved;
    }

    @Override
    public void pass(Call call) throws Throwable {
        if (call.offer() instanceof ToolOffer tool) {
            pass(call, tool);
        }
    }

    private void pass(Call call, ToolOffer tool) throws Throwable {
        Optional<String> why = demand(call, call.tier());
        Grant needed = why.isPresent() ? needed(call, tool) : Grant.NONE;
        Optional<Approved> given = approved.take(call, tool, needed);
        Grant granted = needed.with(given.map(found -> found.grant().effects()).orElse(List.of()));
        if (!given.map(Approved::grant).orElse(Grant.NONE).suffices(needed)) {
            throw approved.ask(call, tool, granted, why.orElseThrow(), given.map(Approved::grant));
        }
        call.granted(granted, given);
    }

    /** What has to be approved of the call as such. */
    private Grant needed(Call call, ToolOffer tool) throws Throwable {
        Optional<Plan> plan =
                tool.index().plan().isPresent()
                        ? Optional.of(planning.plan(call, tool.index().plan().get()))
                        : Optional.empty();
        boolean touchesNothing = plan.filter(found -> found.steps().isEmpty()).isPresent();
        return touchesNothing && !isDemandedAnyway(call) ? Grant.ofNothing() : Grant.ofCall(plan);
    }

    /** Whether it is the tool that policy wants approved, whatever a call of it touches. */
    private static boolean isDemandedAnyway(Call call) {
        return demand(call, Tier.SAFE).isPresent();
    }

    private static Optional<String> demand(Call call, Tier tier) {
        Policy policy = call.policy();
        return policy.approvalOf(
                call.found().key().name(), tier, call.request().session().hasSeenUntrustedText());
    }
}
