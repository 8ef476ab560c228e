package io.cargoshipper.host.pipeline;

import io.cargoshipper.host.audit.AuditLog;
import io.cargoshipper.host.catalog.Catalog;
import io.cargoshipper.host.config.HostConfig;
import io.cargoshipper.host.engine.EngineConnection;
import io.cargoshipper.host.pack.Packs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes every call, over whatever protocol, through the same stages in the same order:
 *
 * <p>lookup → visible? → schema check → bind → tier → allowed? → rate limit → approval → invoke →
 * shape
 *
 * <p>A call that was handed in is answered exactly once: by its tool, by a stage that refuses it,
 * at its deadline, or when it is cancelled.
 */
public final class Pipeline implements ToolCalls, AutoCloseable {

    private final Lookup lookup;
    private final List<Stage> stages;
    private final AuditLog audit;
    private final Duration defaultLimit;
    private final CallExecutor executor;
    private final ScheduledExecutorService clock;

    /** Puts the stages together. */
    public Pipeline(
            HostConfig config,
            Packs packs,
            Catalog catalog,
            EngineConnection engine,
            AuditLog audit) {
        this.lookup = new Lookup(catalog);
        this.audit = audit;
        this.defaultLimit = config.limits().time();
        this.executor = new CallExecutor(config.limits().concurrent());
        this.clock = Executors.newSingleThreadScheduledExecutor(Pipeline::clockThread);
        this.stages =
                List.of(
                        new Visibility(catalog),
                        new SchemaCheck(JsonMapper.shared()),
                        new Binding(packs),
                        new TierRating(),
                        new Admission(config.policy()),
                        new RateLimit(),
                        new Approval(config.destructiveNeedsApproval()),
                        new AuditIntent(audit),
                        new Invocation(engine),
                        new Shaping(JsonMapper.shared(), config.limits().responseBytes()));
    }

    @Override
    public CallHandle start(CallRequest request) {
        RunningCall running =
                new RunningCall(UUID.randomUUID().toString().substring(0, 8), request);
        Optional<Catalog.Entry> entry = lookup.find(request.tool());
        if (entry.isEmpty()) {
            running.finish(lookup.unknown(request.tool()));
            return running;
        }
        Call call = new Call(request, entry.get(), running);
        running.outcome().whenComplete((outcome, failure) -> audit(call, outcome));
        executor.submit(running, () -> run(call));
        return running;
    }

    private void run(Call call) {
        RunningCall running = call.running();
        Duration limit = limit(call);
        if (!running.begin(limit)) {
            return;
        }
        Future<?> alarm =
                clock.schedule(
                        () -> executor.runAside(() -> running.expire(limit)),
                        limit.toMillis(),
                        TimeUnit.MILLISECONDS);
        CallOutcome outcome;
        try {
            for (Stage stage : stages) {
                stage.pass(call);
            }
            outcome = call.answer();
        } catch (Throwable e) {
            outcome = Failures.of(e, call);
        } finally {
            alarm.cancel(false);
            running.release();
        }
        running.finish(outcome);
    }

    private Duration limit(Call call) {
        int own = call.entry().tool().timeoutSeconds();
        return own > 0 ? Duration.ofSeconds(own) : defaultLimit;
    }

    private void audit(Call call, CallOutcome outcome) {
        audit.ended(
                call.running().id(),
                call.entry().tool().name(),
                call.tier(),
                outcome instanceof CallOutcome.Failure failure ? failure.code().name() : "OK",
                call.running().elapsed());
    }

    private static Thread clockThread(Runnable work) {
        Thread thread = new Thread(work, "call deadlines");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        executor.close();
        clock.shutdownNow();
    }
}
