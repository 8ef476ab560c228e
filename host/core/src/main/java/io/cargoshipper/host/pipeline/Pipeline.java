package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.audit.AuditLog;
import io.cargoshipper.host.audit.AuditedCall;
import io.cargoshipper.host.catalog.Catalog;
import io.cargoshipper.host.config.HostConfig;
import io.cargoshipper.host.engine.EngineConnection;
import io.cargoshipper.host.files.FileRoots;
import io.cargoshipper.host.pack.Pack;
import io.cargoshipper.host.pack.Packs;
import io.cargoshipper.host.policy.PolicyInForce;
import io.cargoshipper.host.shape.OutputLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
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
 * <p>A call that was handed in is answered exactly once: by its pack, by a stage that refuses it,
 * at its deadline, or when it is cancelled.
 */
public final class Pipeline implements Calls, AutoCloseable {

    private final PolicyInForce policy;
    private final Lookup lookup;
    private final List<Stage> stages;
    private final AuditLog audit;
    private final Duration defaultLimit;
    private final CallExecutor executor;
    private final ExecutorService aside = CallThreads.forHost();
    private final ScheduledExecutorService clock;
    private final AbandonedCalls abandoned = new AbandonedCalls();
    private final Set<RunningCall> unanswered = ConcurrentHashMap.newKeySet();

    /** Puts the stages together. */
    public Pipeline(
            HostConfig config,
            PolicyInForce policy,
            Packs packs,
            Catalog catalog,
            EngineConnection engine,
            FileRoots files,
            AuditLog audit) {
        int concurrent = config.limits().concurrent();
        this.policy = policy;
        this.lookup = new Lookup(catalog);
        this.audit = audit;
        this.defaultLimit = config.limits().time();
        this.executor =
                new CallExecutor(
                        concurrent, CallThreads.forCalls(concurrent + AbandonedCalls.MOST));
        this.clock = Executors.newSingleThreadScheduledExecutor(Pipeline::clockThread);
        this.stages =
                List.of(
                        new Visibility(catalog),
                        new SchemaCheck(JsonMapper.shared()),
                        new Binding(packs),
                        new TierRating(),
                        new Admission(),
                        new RateLimit(),
                        new Approval(config.destructiveNeedsApproval()),
                        new AuditIntent(audit),
                        new Invocation(engine, files, audit),
                        new Shaping(
                                JsonMapper.shared(),
                                new OutputLimit(config.limits().responseBytes())));
    }

    @Override
    public CallHandle start(CallRequest request) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        Optional<Found> found = lookup.find(request);
        if (found.isEmpty()) {
            return missing(id, request);
        }
        Call call = new Call(request, found.get(), id, policy.current(), aside, this::audit);
        RunningCall running = call.running();
        Pack pack = call.offer().pack();
        unanswered.add(running);
        running.outcome()
                .whenComplete(
                        (outcome, failure) -> {
                            unanswered.remove(running);
                            if (running.isAbandoned()) {
                                abandoned.left(pack);
                            }
                        });
        if (abandoned.tooMany(pack)) {
            running.finish(overrun(pack));
        } else {
            executor.submit(running, () -> run(call));
        }
        return running;
    }

    private CallHandle missing(String id, CallRequest request) {
        String name = request.target().name();
        RunningCall missing =
                new RunningCall(
                        id,
                        name,
                        request,
                        aside,
                        outcome ->
                                audit.missing(
                                        new AuditedCall(id, name, request.quiet()), code(outcome)));
        missing.finish(lookup.missing(request));
        return missing;
    }

    private void run(Call call) {
        RunningCall running = call.running();
        Duration limit = limit(call);
        if (!running.begin(limit)) {
            return;
        }
        CallOutcome outcome = Failures.unexplained(call);
        Optional<Future<?>> alarm = Optional.empty();
        try {
            alarm =
                    Optional.of(
                            clock.schedule(
                                    () -> running.expire(limit),
                                    limit.toMillis(),
                                    TimeUnit.MILLISECONDS));
            outcome = passStages(call);
        } catch (Throwable e) {
            outcome = Failures.of(e, call);
        } finally {
            running.finish(outcome);
            alarm.ifPresent(future -> future.cancel(false));
            if (running.release()) {
                abandoned.ended(call.offer().pack());
            }
        }
    }

    private CallOutcome passStages(Call call) throws Throwable {
        for (Stage stage : stages) {
            if (call.running().isOver()) {
                throw new ToolException(ErrorCode.CANCELLED, "the call is over");
            }
            stage.pass(call);
        }
        return call.outcome();
    }

    private Duration limit(Call call) {
        int own = call.offer().timeoutSeconds();
        return own > 0 ? Duration.ofSeconds(own) : defaultLimit;
    }

    private static CallOutcome.Failure overrun(Pack pack) {
        return new CallOutcome.Failure(
                ErrorCode.PACK_FAILED,
                "%d calls of pack '%s' go on after their time was up; it gets no more until they end or the host is restarted"
                        .formatted(AbandonedCalls.MOST, pack.name()));
    }

    private void audit(Call call, CallOutcome outcome) {
        audit.ended(call.audited(), call.tier(), code(outcome), call.running().elapsed());
    }

    private static String code(CallOutcome outcome) {
        if (outcome instanceof CallOutcome.Failure failure) {
            return failure.code().name();
        }
        return outcome instanceof CallOutcome.Unknown ? "UNKNOWN" : "OK";
    }

    private static Thread clockThread(Runnable work) {
        Thread thread = new Thread(work, "call deadlines");
        thread.setDaemon(true);
        return thread;
    }

    /** Cancels the calls that have not ended, and waits a moment for their threads. */
    @Override
    public void close() {
        unanswered.forEach(RunningCall::cancel);
        executor.close();
        clock.shutdownNow();
        aside.shutdown();
    }
}
