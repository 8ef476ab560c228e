package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.index.ToolIndex;
import io.cargoshipper.host.approval.ApprovalListener;
import io.cargoshipper.host.approval.Approvals;
import io.cargoshipper.host.approval.Approved;
import io.cargoshipper.host.approval.CallFacts;
import io.cargoshipper.host.approval.Grant;
import io.cargoshipper.host.approval.Shown;
import io.cargoshipper.host.audit.AuditedApproval;
import io.cargoshipper.host.catalog.Offer;
import io.cargoshipper.host.catalog.ToolOffer;
import io.cargoshipper.host.shape.Places;
import io.cargoshipper.host.shape.ResultSchema;
import java.util.Locale;
import java.util.Optional;

/** Asks about calls of tools, and takes what was approved of them. */
final class ApprovedCalls {

    private final Approvals approvals;

    ApprovedCalls(Approvals approvals) {
        this.approvals = approvals;
    }

    /**
     * Takes what a person has approved of this very call; it is gone then.
     *
     * @param needed what the call needs by now
     */
    Optional<Approved> take(Call call, ToolOffer tool, Grant needed) {
        return approvals.isIdle() ? Optional.empty() : approvals.take(facts(call, tool), needed);
    }

    /**
     * Asks for something.
     *
     * @param why the rule that asks for the approval; empty where effects have rules of their own
     * @param before what was approved and is not what is asked now
     */
    NeedsApproval ask(Call call, ToolOffer tool, Grant grant, String why, Optional<Grant> before) {
        return new NeedsApproval(
                approvals.ask(facts(call, tool), grant, why, before, listener(call)));
    }

    private static CallFacts facts(Call call, ToolOffer tool) {
        ToolIndex index = tool.index();
        CallSession session = call.request().session();
        return new CallFacts(
                session.caller(),
                session.isLocal() ? Optional.empty() : Optional.of(session.id()),
                pack(tool),
                index.name(),
                call.tier(),
                call.arguments(),
                call.redactor()
                        .json(
                                Shown.visible(call.arguments()),
                                ResultSchema.of(Optional.empty()),
                                Places.below("in", index.secret())),
                call.redactor()::text);
    }

    private static String pack(Offer offer) {
        return "%s %s"
                .formatted(
                        offer.pack().name(),
                        offer.pack().index().map(index -> index.version()).orElse(""));
    }

    private static ApprovalListener listener(Call call) {
        return (step, id, by) ->
                call.trail()
                        .approval(
                                call.tier(),
                                new AuditedApproval(id, step.name().toLowerCase(Locale.ROOT), by));
    }
}
