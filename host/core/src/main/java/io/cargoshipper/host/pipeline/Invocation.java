package io.cargoshipper.host.pipeline;

import io.cargoshipper.host.catalog.ToolOffer;
import io.cargoshipper.host.engine.guard.CallRights;
import io.cargoshipper.host.engine.guard.GuardDecision;
import java.util.Optional;

/**
 * Calls the pack's method. Where the guard has refused something that a person could approve, the
 * call ends with that question, whatever the method made of the refusal.
 */
final class Invocation implements Stage {

    private final MethodCalls methods;
    private final ApprovedCalls approved;

    Invocation(MethodCalls methods, ApprovedCalls approved) {
        this.methods = methods;
        this.approved = approved;
    }

    @Override
    public void pass(Call call) throws Throwable {
        MissingApprovals missing = new MissingApprovals();
        Object result;
        try {
            result =
                    methods.call(
                            call,
                            call.method(),
                            new CallRights(call.tier(), call.policy(), call.grant()),
                            call.grant(),
                            decision -> decided(call, decision, missing));
        } catch (Throwable e) {
            Optional<NeedsApproval> question = question(call, missing);
            throw question.isPresent() ? question.get() : e;
        }
        Optional<NeedsApproval> question = question(call, missing);
        if (question.isPresent()) {
            throw question.get();
        }
        if (result == null) {
            throw Shape.defect(call, "returned nothing");
        }
        call.result(result);
    }

    private static void decided(Call call, GuardDecision decision, MissingApprovals missing) {
        missing.note(decision);
        call.trail().engineRequest(decision);
    }

    /** Only tools: who reads a resource or a prompt was not told that it might do anything. */
    private Optional<NeedsApproval> question(Call call, MissingApprovals missing) {
        return call.offer() instanceof ToolOffer tool
                        && !missing.found().isEmpty()
                        && !call.running().isOver()
                ? Optional.of(
                        approved.ask(
                                call,
                                tool,
                                call.grant().with(missing.found()),
                                "",
                                Optional.empty()))
                : Optional.empty();
    }
}
