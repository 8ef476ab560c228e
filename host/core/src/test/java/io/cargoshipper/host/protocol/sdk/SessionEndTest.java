package io.cargoshipper.host.protocol.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolCall.LogLevel;
import io.cargoshipper.host.pipeline.CallHandle;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.CallRequest;
import io.cargoshipper.host.protocol.Connection;
import io.cargoshipper.host.transport.RawClient;
import io.cargoshipper.host.transport.StdioLimits;
import io.cargoshipper.host.transport.StdioLink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of calls that run when the session ends. */
@Timeout(60)
class SessionEndTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration AT_ONCE = Duration.ofMillis(100);

    private final FakeCalls calls = new FakeCalls().waits("t");
    private final SdkProtocol protocol = Fixtures.protocol(calls);

    private RawClient client(Duration drain) throws Exception {
        return new RawClient(StdioLink.to(protocol, new StdioLimits(4 * 1024 * 1024, drain, SOON)))
                .handshake();
    }

    @Test
    void answersWhatRunsWhenTheInputEnds() throws Exception {
        try (RawClient client = client(SOON)) {
            client.call(1, "t");
            client.call(2, "t");
            client.link().endInput();
            calls.next().outcome.complete(FakeCalls.text("one"));
            calls.next().outcome.complete(FakeCalls.text("two"));

            client.link().awaitEnd(SOON);
            assertThat(List.of(client.next().get("id"), client.next().get("id")))
                    .containsExactly(1, 2);
        }
    }

    @Test
    void refusesRequestsButTakesCancellationsOnceItIsToEnd() throws Exception {
        try (RawClient client = client(SOON)) {
            client.call(1, "t");
            client.call(2, "t");
            FakeCalls.Started first = calls.next();
            FakeCalls.Started second = calls.next();
            client.link().stop();
            awaitEndOfIntake(client);

            client.call(3, "t");
            assertThat(client.next()).containsEntry("id", 3).containsKey("error");
            client.cancel(1);
            assertThat(first.awaitCancelled()).isTrue();
            assertThat(client.link().isEnded()).isFalse();
            second.outcome.complete(FakeCalls.text("two"));
            assertThat(client.next()).containsEntry("id", 2).containsKey("result");

            client.link().awaitEnd(SOON);
            assertThat(calls.isIdle()).isTrue();
        }
    }

    private static void awaitEndOfIntake(RawClient client) throws Exception {
        Object error = null;
        for (int id = 100; error == null; id++) {
            client.request(id, "ping", "{}");
            error = client.next().get("error");
        }
        assertThat(Json.at(error, "code")).isEqualTo(-32000);
        assertThat(Json.at(error, "message")).asString().contains("shutting down");
    }

    /** Once a drain has seen that nothing runs, nothing may begin to run. */
    @Test
    void takesNoRequestAfterTheEndOfIntake() throws Exception {
        List<String> sent = new CopyOnWriteArrayList<>();
        Connection connection =
                protocol.open(json -> sent.add(new String(json, StandardCharsets.UTF_8)));
        connection.receive(request("initialize", RawClient.initialize("2025-11-25")));
        connection.endIntake();
        assertThat(connection.drain(Duration.ZERO)).isTrue();
        connection.receive(request("tools/call", "{\"name\":\"t\"}"));

        assertThat(sent).hasSize(2).last().asString().contains("\"id\":1", "shutting down");
        assertThat(calls.isIdle()).isTrue();
        connection.close();
    }

    private static byte[] request(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":%s}"
                .formatted(method, params)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A report that is stuck at a client which does not read must not hold up the cancel. */
    @Test
    void cancellingDoesNotWaitForAReportThatIsStuck() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        BlockingQueue<CallRequest> started = new LinkedBlockingQueue<>();
        SdkProtocol cancelling =
                Fixtures.protocol(
                        new FakeCalls()
                                .does(
                                        "t",
                                        call -> {
                                            started.add(call);
                                            return new CancelEnds();
                                        }));
        Connection connection =
                cancelling.open(
                        json -> {
                            if (new String(json, StandardCharsets.UTF_8).contains("stuck")) {
                                stuck.countDown();
                                awaitQuietly(release);
                            }
                        });
        connection.receive(request("initialize", RawClient.initialize("2025-11-25")));
        connection.receive(request("tools/call", "{\"name\":\"t\"}"));
        CallRequest request = started.take();
        Thread reporter = new Thread(() -> request.reports().log(LogLevel.ERROR, "stuck"));
        reporter.start();
        assertThat(stuck.await(20, TimeUnit.SECONDS)).isTrue();

        Thread canceller =
                new Thread(
                        () ->
                                connection.receive(
                                        """
                                        {"jsonrpc":"2.0","method":"notifications/cancelled",
                                         "params":{"requestId":1}}"""
                                                .getBytes(StandardCharsets.UTF_8)));
        canceller.start();
        canceller.join(5_000);
        boolean cancelled = !canceller.isAlive();
        release.countDown();

        assertThat(cancelled).isTrue();
        reporter.join(20_000);
        connection.close();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A call whose cancelling ends it, on the thread that cancels. */
    private static final class CancelEnds implements CallHandle {
        private final CompletableFuture<CallOutcome> outcome = new CompletableFuture<>();

        @Override
        public CompletionStage<CallOutcome> outcome() {
            return outcome;
        }

        @Override
        public void cancel() {
            outcome.complete(new CallOutcome.Failure(ErrorCode.CANCELLED, "cancelled"));
        }
    }

    @Test
    void cancelsWhatStillRunsAfterTheTimeToDrain() throws Exception {
        try (RawClient client = client(AT_ONCE)) {
            client.call(1, "t");
            FakeCalls.Started call = calls.next();
            client.link().endInput();

            client.link().awaitEnd(SOON);
            assertThat(call.awaitCancelled()).isTrue();
        }
    }

    @Test
    void cancelsWhenTheClientCanNoLongerBeAnswered() throws Exception {
        try (RawClient client = client(SOON)) {
            client.call(1, "t");
            FakeCalls.Started slow = calls.next();
            client.link().stopReading();
            // what is written while the pipe is being closed may still fit into it
            for (int i = 0; i < 250 && !client.link().isEnded(); i++) {
                slow.request.reports().log(LogLevel.ERROR, "to nobody");
                Thread.sleep(20);
            }

            client.link().awaitEnd(AT_ONCE);
            assertThat(slow.awaitCancelled()).isTrue();
        }
    }

    @Test
    void takesNothingOnceClosed() throws Exception {
        List<String> sent = new CopyOnWriteArrayList<>();
        Connection connection =
                protocol.open(json -> sent.add(new String(json, StandardCharsets.UTF_8)));
        connection.close();
        connection.receive(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}"
                        .getBytes(StandardCharsets.UTF_8));
        protocol.toolsChanged();
        connection.close();

        assertThat(connection.drain(Duration.ZERO)).isTrue();
        assertThat(sent).isEmpty();
    }

    @Test
    void closedConnectionsAreNotToldOfChanges() throws Exception {
        try (RawClient gone = client(SOON);
                RawClient stays = client(SOON)) {
            gone.assertQuietAndAlive();
            stays.assertQuietAndAlive();
            gone.link().stop();
            gone.link().awaitEnd(SOON);

            protocol.toolsChanged();
            assertThat(stays.next())
                    .containsEntry("method", "notifications/tools/list_changed")
                    .doesNotContainKey("id");
        }
    }
}
