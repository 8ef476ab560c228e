package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.api.index.CodeIndex.Parameter;
import io.cargoshipper.host.approval.Grant;
import io.cargoshipper.host.engine.EngineConnection;
import io.cargoshipper.host.engine.EngineErrors;
import io.cargoshipper.host.engine.EngineLease;
import io.cargoshipper.host.engine.guard.CallRights;
import io.cargoshipper.host.engine.guard.GuardListener;
import io.cargoshipper.host.files.FileLease;
import io.cargoshipper.host.files.FileRoots;
import io.cargoshipper.host.pack.ActiveMethod;
import java.util.Optional;

/**
 * Calls methods of packs, with leases on the engine and on files that last as long as the method.
 */
final class MethodCalls {

    private final EngineConnection engine;
    private final FileRoots files;

    MethodCalls(EngineConnection engine, FileRoots files) {
        this.engine = engine;
        this.files = files;
    }

    /**
     * Calls a method with the arguments of a call.
     *
     * @param rights what it may do to the engine, and its tier
     * @param grant which files it may replace
     * @param listener told of what it asks of the engine
     * @return what it returned, which may be null
     * @throws Throwable what it threw; failures of the engine as a {@link ToolException}
     */
    Object call(
            Call call, ActiveMethod method, CallRights rights, Grant grant, GuardListener listener)
            throws Throwable {
        Tier tier = rights.cap();
        try (EngineLease lease = engine.open(rights, listener);
                FileLease fileLease =
                        files.lease(tier, grant::permitsReplacing, call.trail()::fileAccess)) {
            call.running().onStopRevoke(() -> revoke(lease, fileLease));
            return method.invoke(parameter -> supply(parameter, call, tier, lease, fileLease));
        } catch (Exception e) {
            Optional<ToolException> engineFailure = EngineErrors.translate(e);
            throw engineFailure.isPresent() ? engineFailure.get() : e;
        }
    }

    private static void revoke(EngineLease lease, FileLease fileLease) {
        lease.close();
        fileLease.close();
    }

    private static Object supply(
            Parameter parameter, Call call, Tier tier, EngineLease lease, FileLease fileLease) {
        return switch (parameter) {
            case ARGUMENTS -> call.bound().orElseThrow();
            case CALL -> call.running().view(tier, call.redactor(), call.policy().logLines());
            case COMPLETION -> ((Target.Completing) call.request().target()).typed();
            case ENGINE -> lease.client();
            case ENGINE_API -> lease.api();
            case FILES -> fileLease.files();
        };
    }
}
