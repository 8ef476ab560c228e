package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.Tier;
import io.cargoshipper.host.audit.AuditedCall;
import io.cargoshipper.host.catalog.Kind;
import io.cargoshipper.host.catalog.Offer;
import io.cargoshipper.host.catalog.OfferKey;
import io.cargoshipper.host.pack.ActiveMethod;
import io.cargoshipper.host.pack.ActivePack;
import io.cargoshipper.host.policy.Policy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/** A call on its way through the stages: what was asked, and what each stage found out. */
final class Call {

    private final CallRequest request;
    private final Found found;
    private final Policy policy;
    private final RunningCall running;
    private Map<String, Object> arguments;
    private ReadForm form = ReadForm.NATURAL;
    private ActivePack pack;
    private ActiveMethod method;
    private Optional<Object> bound = Optional.empty();
    private volatile Tier tier; // read by whichever thread ends the call
    private Object result;
    private CallOutcome outcome;

    /**
     * A call that has passed nothing yet.
     *
     * @param policy what counts for it, to its end
     * @param beforeAnswer told of the outcome before the caller is
     */
    Call(
            CallRequest request,
            Found found,
            String id,
            Policy policy,
            Executor aside,
            BiConsumer<Call, CallOutcome> beforeAnswer) {
        this.request = request;
        this.found = found;
        this.policy = policy;
        this.arguments = found.arguments();
        this.tier = found.offer().tier();
        this.running =
                new RunningCall(
                        id,
                        found.key().name(),
                        request,
                        aside,
                        outcome -> beforeAnswer.accept(this, outcome));
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

    /** The policy that counts for this call, to its end. */
    Policy policy() {
        return policy;
    }

    /** The call as the audit trail names it: a tool by its name alone. */
    AuditedCall audited() {
        OfferKey key = found.key();
        return new AuditedCall(
                running.id(),
                key.kind() == Kind.TOOL ? key.name() : key.toString(),
                request.quiet());
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
