package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.ToolException;
import io.cargoshipper.api.index.CodeIndex.Parameter;
import io.cargoshipper.host.audit.AuditLog;
import io.cargoshipper.host.engine.EngineConnection;
import io.cargoshipper.host.engine.EngineErrors;
import io.cargoshipper.host.engine.EngineLease;
import io.cargoshipper.host.engine.guard.CallRights;
import io.cargoshipper.host.engine.guard.GuardDecision;
import io.cargoshipper.host.files.FileAccess;
import io.cargoshipper.host.files.FileLease;
import io.cargoshipper.host.files.FileRoots;
import java.util.Optional;

/**
 * Calls the pack's method, with leases on the engine and on files that last as long as the call.
 */
final class Invocation implements Stage {

    private final EngineConnection engine;
    private final FileRoots files;
    private final AuditLog audit;

    Invocation(EngineConnection engine, FileRoots files, AuditLog audit) {
        this.engine = engine;
        this.files = files;
        this.audit = audit;
    }

    @Override
    public void pass(Call call) throws Throwable {
        CallRights rights = CallRights.of(call.tier(), call.policy());
        try (EngineLease lease = engine.open(rights, decision -> audit(call, decision));
                FileLease fileLease = files.lease(call.tier(), access -> audit(call, access))) {
            call.running().onStopRevoke(() -> revoke(lease, fileLease));
            Object result =
                    call.method().invoke(parameter -> supply(parameter, call, lease, fileLease));
            if (result == null) {
                throw Shape.defect(call, "returned nothing");
            }
            call.result(result);
        } catch (Exception e) {
            Optional<ToolException> engineFailure = EngineErrors.translate(e);
            throw engineFailure.isPresent() ? engineFailure.get() : e;
        }
    }

    private void audit(Call call, GuardDecision decision) {
        audit.engineRequest(
                call.audited(),
                decision.allowed(),
                decision.needed(),
                "%s %s".formatted(decision.method(), decision.path()));
    }

    private static void revoke(EngineLease lease, FileLease fileLease) {
        lease.close();
        fileLease.close();
    }

    private void audit(Call call, FileAccess access) {
        audit.fileAccess(call.audited(), access);
    }

    private static Object supply(
            Parameter parameter, Call call, EngineLease lease, FileLease fileLease) {
        return switch (parameter) {
            case ARGUMENTS -> call.bound().orElseThrow();
            case CALL -> call.running().view(call.tier());
            case COMPLETION -> ((Target.Completing) call.request().target()).typed();
            case ENGINE -> lease.client();
            case ENGINE_API -> lease.api();
            case FILES -> fileLease.files();
        };
    }
}
