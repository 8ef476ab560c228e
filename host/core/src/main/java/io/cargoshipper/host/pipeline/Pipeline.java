package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.approval.Approvals;
import io.cargoshipper.host.audit.AuditLog;
import io.cargoshipper.host.catalog.Catalog;
import io.cargoshipper.host.config.HostConfig;
import io.cargoshipper.host.engine.EngineConnection;
import io.cargoshipper.host.files.FileRoots;
import io.cargoshipper.host.pack.Pack;
import io.cargoshipper.host.pack.Packs;
import io.cargoshipper.host.policy.PolicyInForce;
import io.cargoshipper.host.shape.KeptResults;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes every call, over whatever protocol, through the same stages in the same order:
 *
 * <p>lookup → visible? → schema check → bind → tier → allowed? → rate limit → approval → invoke →
 * shape
 *
 * <p>Only reads of kept results take none of them: see {@link KeptReads}.
 *
 * <p>A call that was handed in is answered exactly once: by its pack, by a stage that refuses it,
 * at its deadline, or when it is cancelled.
 */
public final class Pipeline implements Calls, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    /** How long calls that are cancelled at the end may take to have their outcome. */
    private static final Duration ENDING = Duration.ofSeconds(5);

    private final PolicyInForce policy;
    private final Lookup lookup;
    private final KeptReads keptReads;
    private final List<Stage> stages;
    private final Explaining explaining;
    private final AuditLog audit;
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
            Approvals approvals,
            AuditLog audit) {
        int concurrent = policy.current().concurrent();
        this.policy = policy;
        this.lookup = new Lookup(catalog);
        this.audit = audit;
        this.executor =
                new CallExecutor(
                        concurrent, CallThreads.forCalls(concurrent + AbandonedCalls.MOST));
        policy.onChange(() -> executor.places(policy.current().concurrent()));
        this.clock = Executors.newSingleThreadScheduledExecutor(Pipeline::clockThread);
        MethodCalls methods = new MethodCalls(engine, files);
        ApprovedCalls approved = new ApprovedCalls(approvals);
        ResultKeeping keeping = new ResultKeeping(new KeptResults(Clock.systemUTC()), policy);
        this.keptReads = new KeptReads(keeping);
        Stage visibility = new Visibility(catalog);
        Stage schemaCheck = new SchemaCheck(JsonMapper.shared());
        Stage binding = new Binding(packs);
        Stage tierRating = new TierRating();
        Stage admission = new Admission();
        this.explaining =
                new Explaining(visibility, List.of(schemaCheck, binding, tierRating), admission);
        this.stages =
                List.of(
                        visibility,
                        schemaCheck,
                        binding,
                        tierRating,
                        admission,
                        new RateLimit(),
                        new Approval(new Planning(methods), approved),
                        new AuditIntent(),
                        new Invocation(methods, approved),
                        new Shaping(JsonMapper.shared(), keeping));
    }

    @Override
    public CallHandle start(CallRequest request) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        if (KeptReads.isOne(request)) {
            return kept(id, request);
        }
        Optional<Found> found = lookup.find(request);
        if (found.isEmpty()) {
            return missing(id, request);
        }
        Call call = new Call(request, found.get(), id, policy.current(), aside, audit);
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

    /**
     * Tells what would become of a call, and does not make it. To rate its arguments, the pack's
     * code is started where it is not, and its rule asked, on this thread.
     *
     * @param withArguments whether the request has arguments; else only what counts for every call
     *     is told
     * @return empty if there is nothing of the name
     */
    public Optional<ExplainedCall> explain(CallRequest request, boolean withArguments) {
        return lookup.find(request)
                .map(
                        found ->
                                explaining.explain(
                                        new Call(
                                                request,
                                                found,
                                                "explained",
                                                policy.current(),
                                                aside,
                                                audit),
                                        withArguments));
    }

    /** How a call ends that asks for what there is not, with the nearest name. */
    public CallOutcome unknown(CallRequest request) {
        return lookup.missing(request);
    }

    private CallHandle missing(String id, CallRequest request) {
        CallTrail trail = new CallTrail(audit, AuditedCalls.ofUnknown(id, request));
        return answered(id, request, trail, lookup.missing(request));
    }

    private CallHandle kept(String id, CallRequest request) {
        CallTrail trail = new CallTrail(audit, AuditedCalls.ofUnknown(id, request));
        CallOutcome read = keptReads.read(request, policy.current());
        if (read instanceof CallOutcome.Read) {
            trail.intended(Tier.SAFE, Map.of(), Optional.empty());
        }
        return answered(id, request, trail, read);
    }

    private CallHandle answered(
            String id, CallRequest request, CallTrail trail, CallOutcome answer) {
        long started = System.nanoTime();
        RunningCall answered =
                new RunningCall(
                        id,
                        request.target().name(),
                        request,
                        aside,
                        outcome ->
                                trail.ended(
                                        Optional.of(Tier.SAFE),
                                        request.arguments(),
                                        outcome,
                                        Duration.ofNanos(System.nanoTime() - started)));
        answered.finish(answer);
        return answered;
    }

    private void run(Call call) {
        RunningCall running = call.running();
        call.begins(policy.current());
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
        } catch (NeedsApproval e) {
            outcome = new CallOutcome.ApprovalNeeded(e.request());
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
        return own > 0 ? Duration.ofSeconds(own) : call.policy().time();
    }

    private static CallOutcome.Failure overrun(Pack pack) {
        return new CallOutcome.Failure(
                ErrorCode.PACK_FAILED,
                "%d calls of pack '%s' go on after their time was up; it gets no more until they end or the host is restarted"
                        .formatted(AbandonedCalls.MOST, pack.name()));
    }

    private static Thread clockThread(Runnable work) {
        Thread thread = new Thread(work, "call deadlines");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Cancels the calls that have not ended, and waits a moment for their outcomes, so that the
     * audit trail has them, and for their threads.
     */
    @Override
    public void close() {
        CompletableFuture<?>[] outcomes =
                unanswered.stream()
                        .map(call -> call.outcome().toCompletableFuture())
                        .toArray(CompletableFuture[]::new);
        unanswered.forEach(RunningCall::cancel);
        try {
            CompletableFuture.allOf(outcomes).get(ENDING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("some calls had no outcome when the host ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        executor.close();
        clock.shutdownNow();
        aside.shutdown();
    }
}
