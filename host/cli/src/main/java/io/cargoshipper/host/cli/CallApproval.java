package io.cargoshipper.host.cli;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.host.approval.ApprovalDesk;
import io.cargoshipper.host.approval.ApprovalRequest;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.CallOutcome.ApprovalNeeded;
import io.cargoshipper.host.pipeline.CallOutcome.Failure;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks who sits at the terminal where a call from the command line needs approval. */
final class CallApproval {

    private static final int MOST_ROUNDS = 5;

    private final ApprovalDesk desk;
    private final Optional<Terminal> terminal;
    private final String user;

    CallApproval(ApprovalDesk desk, Optional<Terminal> terminal, String user) {
        this.desk = Objects.requireNonNull(desk, "desk");
        this.terminal = Objects.requireNonNull(terminal, "terminal");
        this.user = Objects.requireNonNull(user, "user");
    }

    /** Makes a call, as often as a person approves what it turns out to need. */
    CallOutcome settle(Supplier<CallOutcome> call) {
        CallOutcome outcome = call.get();
        for (int round = 0;
                round < MOST_ROUNDS && outcome instanceof ApprovalNeeded needed;
                round++) {
            outcome =
                    terminal.isPresent() ? ask(needed.request(), call) : refused(needed.request());
        }
        return outcome instanceof ApprovalNeeded needed ? refused(needed.request()) : outcome;
    }

    private CallOutcome ask(ApprovalRequest request, Supplier<CallOutcome> call) {
        Terminal person = terminal.orElseThrow();
        if (desk.takesWordOfClients()) {
            System.err.println(request.question());
            if (!person.confirms("Approve?")) {
                desk.deny(request.id(), user);
                return new Failure(ErrorCode.APPROVAL_REQUIRED, "not approved, so not made");
            }
            desk.approve(request.id(), user);
            return call.get();
        }
        // The approval is good in this process alone, so this one waits.
        System.err.println(desk.post(request));
        return person.line("Press Enter once it is approved. ").isPresent()
                ? call.get()
                : refused(request);
    }

    private static Failure refused(ApprovalRequest request) {
        return new Failure(
                ErrorCode.APPROVAL_REQUIRED,
                "a person has to approve this call, and nobody is at a terminal; make it in one, where you are asked. Nothing was done unless it says so below.\n"
                        + request.question());
    }
}
