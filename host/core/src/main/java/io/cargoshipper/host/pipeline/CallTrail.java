package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.audit.AuditLog;
import io.cargoshipper.host.audit.AuditedApproval;
import io.cargoshipper.host.audit.AuditedCall;
import io.cargoshipper.host.audit.AuditedEnd;
import io.cargoshipper.host.engine.guard.GuardDecision;
import io.cargoshipper.host.files.FileAccess;
import io.cargoshipper.host.policy.Verdict;
import io.cargoshipper.host.shape.OutputLimit;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the audit trail is told of one call, in order: its intent, what it does, its outcome; or, of
 * a call that was not made, why. Thread-safe: the call's thread tells what it does, and whoever
 * ends the call how it ended.
 */
final class CallTrail {

    /** Codes whose messages say what policy says, and nothing that a client may have sent. */
    private static final Set<ErrorCode> EXPLAINED =
            EnumSet.of(
                    ErrorCode.REFUSED_BY_POLICY,
                    ErrorCode.APPROVAL_REQUIRED,
                    ErrorCode.RATE_LIMITED);

    private final AuditLog audit;
    private final AuditedCall call;
    private Optional<AuditedEnd.Decider> decider = Optional.empty();
    private boolean intended;
    private boolean ended;

    CallTrail(AuditLog audit, AuditedCall call) {
        this.audit = audit;
        this.call = call;
    }

    /**
     * The call is about to be made.
     *
     * @throws ToolException if it must not be, since that cannot be written
     */
    synchronized void intended(
            Tier tier, Map<String, Object> arguments, Optional<AuditedApproval> approval) {
        if (ended) {
            throw new ToolException(ErrorCode.CANCELLED, "the call is over");
        }
        audit.intended(call, tier, arguments, approval);
        intended = true;
    }

    /** Policy refuses the call. */
    synchronized void refusedBy(Verdict.Refused refused) {
        decider = Optional.of(new AuditedEnd.Decider(refused.layer(), refused.place()));
    }

    /** A person is asked, or has decided. */
    void approval(Tier tier, AuditedApproval approval) {
        audit.approval(call, tier, approval);
    }

    /** What the guard has decided about a request. */
    void engineRequest(GuardDecision decision) {
        audit.engineRequest(call, decision);
    }

    /** A file was asked for. */
    void fileAccess(FileAccess access) {
        audit.fileAccess(call, access);
    }

    /**
     * The call has its outcome.
     *
     * @param tier as far as it is known
     * @param arguments as they were given
     */
    synchronized void ended(
            Optional<Tier> tier,
            Map<String, Object> arguments,
            CallOutcome outcome,
            Duration elapsed) {
        ended = true;
        AuditedEnd end =
                new AuditedEnd(code(outcome), elapsed, size(outcome), reason(outcome), decider);
        if (intended) {
            audit.ended(call, tier.orElseThrow(), end);
        } else {
            audit.refused(call, tier, arguments, end);
        }
    }

    private static String code(CallOutcome outcome) {
        if (outcome instanceof CallOutcome.Failure failure) {
            return failure.code().name();
        }
        if (outcome instanceof CallOutcome.ApprovalNeeded) {
            return ErrorCode.APPROVAL_REQUIRED.name();
        }
        return outcome instanceof CallOutcome.Unknown ? AuditedEnd.UNKNOWN : AuditedEnd.OK;
    }

    private static Optional<String> reason(CallOutcome outcome) {
        return outcome instanceof CallOutcome.Failure failure && EXPLAINED.contains(failure.code())
                ? Optional.of(failure.message())
                : Optional.empty();
    }

    private static OptionalLong size(CallOutcome outcome) {
        if (outcome instanceof CallOutcome.Answer answer) {
            return OptionalLong.of(OutputLimit.size(answer.content()));
        }
        if (outcome instanceof CallOutcome.Read read) {
            return OptionalLong.of(OutputLimit.size(read.contents()));
        }
        if (outcome instanceof CallOutcome.Prompted prompted) {
            return OptionalLong.of(
                    OutputLimit.size(
                            prompted.result().messages().stream()
                                    .<Content>map(message -> message.content())
                                    .toList()));
        }
        return OptionalLong.empty();
    }
}
