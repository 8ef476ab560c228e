package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.api.Content;
import io.cargoshipper.host.pipeline.CallHandle;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.CallRequest;
import io.cargoshipper.host.pipeline.Calls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A pipeline that does what a test says, and remembers what it was asked. */
final class FakeCalls implements Calls {
    private final Map<String, Function<CallRequest, ? extends CallHandle>> tools =
            new ConcurrentHashMap<>();
    private final BlockingQueue<Started> started = new LinkedBlockingQueue<>();

    /** A call that ends when the test says so. */
    static final class Started implements CallHandle {
        final CallRequest request;
        final CompletableFuture<CallOutcome> outcome;
        final CountDownLatch cancelled = new CountDownLatch(1);

        Started(CallRequest request, CompletableFuture<CallOutcome> outcome) {
            this.request = request;
            this.outcome = outcome;
        }

        @Override
        public CompletionStage<CallOutcome> outcome() {
            return outcome;
        }

        @Override
        public void cancel() {
            cancelled.countDown();
        }

        boolean awaitCancelled() throws InterruptedException {
            return cancelled.await(20, TimeUnit.SECONDS);
        }
    }

    /** A call that ends at once. */
    static Started ended(CallRequest request, CallOutcome outcome) {
        return new Started(request, CompletableFuture.completedFuture(outcome));
    }

    /** A call that goes on until the test says otherwise. */
    static Started running(CallRequest request) {
        return new Started(request, new CompletableFuture<>());
    }

    static CallOutcome text(String text) {
        return new CallOutcome.Answer(Optional.empty(), List.of(new Content.Text(text)));
    }

    /** A tool whose calls end at once. */
    FakeCalls answers(String tool, Function<CallRequest, CallOutcome> answer) {
        tools.put(
                tool,
                request ->
                        new Started(
                                request, CompletableFuture.completedFuture(answer.apply(request))));
        return this;
    }

    /** A tool of which the pipeline itself does something odd. */
    FakeCalls does(String tool, Function<CallRequest, ? extends CallHandle> work) {
        tools.put(tool, work);
        return this;
    }

    /** A tool whose calls end when the test says so. */
    FakeCalls waits(String tool) {
        return does(tool, request -> new Started(request, new CompletableFuture<>()));
    }

    /** The next call that was started. */
    Started next() throws InterruptedException {
        Started call = started.poll(20, TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("no call was started");
        }
        return call;
    }

    boolean isIdle() {
        return started.isEmpty();
    }

    @Override
    public CallHandle start(CallRequest request) {
        Function<CallRequest, ? extends CallHandle> tool = tools.get(request.target().name());
        if (tool == null) {
            return new Started(
                    request,
                    CompletableFuture.completedFuture(
                            new CallOutcome.Unknown("no tool '" + request.target().name() + "'")));
        }
        CallHandle handle = tool.apply(request);
        if (handle instanceof Started call) {
            started.add(call);
        }
        return handle;
    }
}
