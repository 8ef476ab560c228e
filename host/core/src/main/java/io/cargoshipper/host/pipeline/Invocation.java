package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.api.index.ToolIndex.Parameter;
import io.cargoshipper.host.audit.AuditLog;
import io.cargoshipper.host.engine.EngineConnection;
import io.cargoshipper.host.engine.EngineErrors;
import io.cargoshipper.host.engine.EngineLease;
import io.cargoshipper.host.engine.guard.GuardDecision;
import java.util.Optional;

/** Calls the tool, with a lease on the engine that lasts as long as the call. */
final class Invocation implements Stage {

    private final EngineConnection engine;
    private final AuditLog audit;

    Invocation(EngineConnection engine, AuditLog audit) {
        this.engine = engine;
        this.audit = audit;
    }

    @Override
    public void pass(Call call) throws Throwable {
        try (EngineLease lease = engine.open(call.tier(), decision -> audit(call, decision))) {
            call.running().onStopRevoke(lease::close);
            Object result = call.tool().invoke(parameter -> supply(parameter, call, lease));
            if (result == null) {
                throw new ToolException(
                        ErrorCode.INTERNAL,
                        "tool '%s' returned nothing, which is a defect of pack '%s'"
                                .formatted(call.entry().tool().name(), call.entry().pack().name()));
            }
            call.result(result);
        } catch (Exception e) {
            Optional<ToolException> engineFailure = EngineErrors.translate(e);
            throw engineFailure.isPresent() ? engineFailure.get() : e;
        }
    }

    private void audit(Call call, GuardDecision decision) {
        audit.engineRequest(
                call.running().id(),
                call.entry().tool().name(),
                decision.allowed(),
                decision.needed(),
                "%s %s".formatted(decision.method(), decision.path()));
    }

    private static Object supply(Parameter parameter, Call call, EngineLease lease) {
        return switch (parameter) {
            case ARGUMENTS -> call.bound().orElseThrow();
            case CALL -> call.running().view(call.tier());
            case ENGINE -> lease.client();
            case FILES ->
                    throw new ToolException(
                            ErrorCode.REFUSED_BY_POLICY,
                            "this host gives tools no access to its files (files.roots)");
        };
    }
}
