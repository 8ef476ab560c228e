package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.approval.Approved;
import io.cargoshipper.host.approval.Grant;
import io.cargoshipper.host.audit.AuditLog;
import io.cargoshipper.host.catalog.Offer;
import io.cargoshipper.host.pack.ActiveMethod;
import io.cargoshipper.host.pack.ActivePack;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.Verdict;
import io.cargoshipper.host.shape.OutputLimit;
import io.cargoshipper.host.shape.Redactor;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** A call on its way through the stages: what was asked, and what each stage found out. */
final class Call {

    private final CallRequest request;
    private final Found found;
    private volatile Policy policy; // read by whichever thread ends the call
    private final RunningCall running;
    private final CallTrail trail;
    private volatile Map<String, Object> arguments; // read by whichever thread ends the call
    private ReadForm form = ReadForm.NATURAL;
    private ActivePack pack;
    private ActiveMethod method;
    private Optional<Object> bound = Optional.empty();
    private volatile Tier tier; // likewise
    private Grant grant = Grant.NONE;
    private Optional<Approved> approval = Optional.empty();
    private Object result;
    private CallOutcome outcome;

    /**
     * A call that has passed nothing yet.
     *
     * @param policy what counts for it until it begins
     * @param audit told of what it does, and how it ends
     */
    Call(
            CallRequest request,
            Found found,
            String id,
            Policy policy,
            Executor aside,
            AuditLog audit) {
        this.request = request;
        this.found = found;
        this.policy = policy;
        this.arguments = found.arguments();
        this.tier = found.offer().tier();
        this.running = new RunningCall(id, found.key().name(), request, aside, this::ended);
        this.trail = new CallTrail(audit, AuditedCalls.of(id, found, request));
    }

    CallRequest request() {
        return request;
    }

    /** What is asked for. */
    Found found() {
        return found;
    }

    /** What the pack's index says of it. */
    Offer offer() {
        return found.offer();
    }

    /** The policy that counts for this call, from its beginning to its end. */
    Policy policy() {
        return policy;
    }

    /** The call has waited for its place, and begins under the policy of now. */
    void begins(Policy now) {
        this.policy = now;
    }

    /** How large its result may be. */
    OutputLimit outputLimit() {
        return new OutputLimit(policy.responseBytes());
    }

    /** Takes secrets out of what the client and the log get of it. */
    Redactor redactor() {
        return Redactor.of(policy.redaction());
    }

    /** What the audit trail is told of it. */
    CallTrail trail() {
        return trail;
    }

    /** The error of a call that policy refuses; the audit trail is told by what. */
    ToolException refusal(Verdict.Refused refused) {
        trail.refusedBy(refused);
        return new ToolException(ErrorCode.REFUSED_BY_POLICY, refused.reason());
    }

    private void ended(CallOutcome how) {
        trail.ended(Optional.of(tier), arguments, how, running.elapsed());
    }

    /** The running side: time, cancellation, reports. */
    RunningCall running() {
        return running;
    }

    /** The arguments: as given, and after the schema check completed and checked. */
    Map<String, Object> arguments() {
        return arguments;
    }

    void arguments(Map<String, Object> checked) {
        this.arguments = checked;
    }

    /** In what form a resource is wanted; from the schema check on. */
    ReadForm form() {
        return form;
    }

    void form(ReadForm wanted) {
        this.form = wanted;
    }

    /** The pack, running; from binding on. */
    ActivePack pack() {
        return reached(pack, "bind");
    }

    /** The code that is called; from binding on. */
    ActiveMethod method() {
        return reached(method, "bind");
    }

    /** The record of the arguments, if the method takes one; from binding on. */
    Optional<Object> bound() {
        return bound;
    }

    void bound(ActivePack active, ActiveMethod called, Optional<Object> record) {
        this.pack = active;
        this.method = called;
        this.bound = record;
    }

    /** The tier: as declared, and after rating that of this call. */
    Tier tier() {
        return tier;
    }

    void tier(Tier rated) {
        this.tier = rated;
    }

    /** What it may do beyond what policy lets every call do; from approval on. */
    Grant grant() {
        return grant;
    }

    /** What a person has approved of it, where one had to; from approval on. */
    Optional<Approved> approval() {
        return approval;
    }

    void granted(Grant allowed, Optional<Approved> by) {
        this.grant = allowed;
        this.approval = by;
    }

    /** What the method returned; from invocation on. */
    Object result() {
        return reached(result, "invoke");
    }

    void result(Object returned) {
        this.result = returned;
    }

    /** What the client gets; from shaping on. */
    CallOutcome outcome() {
        return reached(outcome, "shape");
    }

    void outcome(CallOutcome shaped) {
        this.outcome = shaped;
    }

    private static <T> T reached(T value, String stage) {
        if (value == null) {
            throw new IllegalStateException("the call has not passed " + stage);
        }
        return value;
    }
}
