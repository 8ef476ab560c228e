package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.Tier;
import io.cargoshipper.host.catalog.Catalog;
import io.cargoshipper.host.pack.ActiveTool;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/** A call on its way through the stages: what was asked, and what each stage found out. */
final class Call {

    private final CallRequest request;
    private final Catalog.Entry entry;
    private final RunningCall running;
    private Map<String, Object> arguments;
    private ActiveTool tool;
    private Optional<Object> bound = Optional.empty();
    private volatile Tier tier; // read by whichever thread ends the call
    private Object result;
    private CallOutcome.Answer answer;

    /**
     * A call that has passed nothing yet.
     *
     * @param beforeAnswer told of the outcome before the caller is
     */
    Call(
            CallRequest request,
            Catalog.Entry entry,
            String id,
            Executor aside,
            BiConsumer<Call, CallOutcome> beforeAnswer) {
        this.request = request;
        this.entry = entry;
        this.arguments = request.arguments();
        this.tier = entry.tool().tier();
        this.running =
                new RunningCall(id, request, aside, outcome -> beforeAnswer.accept(this, outcome));
    }

    CallRequest request() {
        return request;
    }

    Catalog.Entry entry() {
        return entry;
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

    /** The tool's code; from binding on. */
    ActiveTool tool() {
        return reached(tool, "bind");
    }

    /** The record of the arguments, if the tool takes one; from binding on. */
    Optional<Object> bound() {
        return bound;
    }

    void bound(ActiveTool active, Optional<Object> record) {
        this.tool = active;
        this.bound = record;
    }

    /** The tier: as declared, and after rating that of this call. */
    Tier tier() {
        return tier;
    }

    void tier(Tier rated) {
        this.tier = rated;
    }

    /** What the tool returned; from invocation on. */
    Object result() {
        return reached(result, "invoke");
    }

    void result(Object returned) {
        this.result = returned;
    }

    /** What the client gets; from shaping on. */
    CallOutcome.Answer answer() {
        return reached(answer, "shape");
    }

    void answer(CallOutcome.Answer shaped) {
        this.answer = shaped;
    }

    private static <T> T reached(T value, String stage) {
        if (value == null) {
            throw new IllegalStateException("the call has not passed " + stage);
        }
        return value;
    }
}
