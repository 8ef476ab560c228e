package io.cargoshipper.pack.tasks;

import static io.cargoshipper.pack.tasks.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ErrorCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long a call waits for the backend, and what ends it sooner. */
@Timeout(30)
class TimeTest {

    /** Answers nothing. */
    private final FakeBackend backend = new FakeBackend();

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void waitsAsLongAsTheSettingsSay() {
        try (StartedPack pack = StartedPack.on(backend.url(), "timeout-seconds = 0.5")) {
            assertFails(
                    ErrorCode.DEADLINE_EXCEEDED,
                    () -> pack.complete("1"),
                    backend.url(),
                    "packs.tasks.timeout-seconds is 0.5");
        }
        assertThat(backend.requests()).hasSize(1);
    }

    @Test
    void waitsNoLongerThanTheCallHas() {
        try (StartedPack pack = StartedPack.on(backend)) {
            assertFails(
                    ErrorCode.DEADLINE_EXCEEDED,
                    () -> pack.list(new FakeCall(Duration.ofMillis(500))));
        }
    }

    @Test
    void saysOfATaskThatItMayHaveBeenCreatedInTheEnd() {
        try (StartedPack pack = StartedPack.on(backend.url(), "timeout-seconds = 0.5")) {
            assertFails(
                    ErrorCode.DEADLINE_EXCEEDED,
                    () -> pack.create("a", Optional.empty()),
                    "may have been created");
        }
    }

    @Test
    void endsAtOnceWhenTheCallIsCancelled() throws Exception {
        FakeCall call = FakeCall.ofSeconds(20);
        try (StartedPack pack = StartedPack.on(backend)) {
            CompletableFuture<Void> cancelled =
                    CompletableFuture.runAsync(() -> cancelWhenAsked(call));
            assertFails(ErrorCode.CANCELLED, () -> pack.list(call));
            cancelled.get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void endsAtOnceWhenItIsCancelledBetweenTwoAttempts() throws Exception {
        backend.answer(503, "", "Retry-After", "15");
        FakeCall call = FakeCall.ofSeconds(20);
        try (StartedPack pack = StartedPack.on(backend)) {
            CompletableFuture<Void> cancelled =
                    CompletableFuture.runAsync(() -> cancelWhenAsked(call));
            assertFails(ErrorCode.CANCELLED, () -> pack.list(call));
            cancelled.get(5, TimeUnit.SECONDS);
        }
        assertThat(backend.requests()).hasSize(1);
    }

    @Test
    void hangsUpWhenTheCallIsCancelled() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                StartedPack pack =
                        StartedPack.on("http://127.0.0.1:" + server.getLocalPort(), "")) {
            FakeCall call = FakeCall.ofSeconds(20);
            CountDownLatch accepted = new CountDownLatch(1);
            CompletableFuture<Boolean> hungUp =
                    CompletableFuture.supplyAsync(() -> readsToTheEnd(server, accepted));
            CompletableFuture<Void> cancelled =
                    CompletableFuture.runAsync(
                            () -> {
                                await(accepted);
                                call.cancel();
                            });
            assertFails(ErrorCode.CANCELLED, () -> pack.list(call));
            assertThat(hungUp.get(5, TimeUnit.SECONDS)).isTrue();
            cancelled.get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void asksNothingForACallThatIsCancelledAlready() {
        FakeCall call = FakeCall.ofSeconds(20);
        call.cancel();
        try (StartedPack pack = StartedPack.on(backend)) {
            assertFails(ErrorCode.CANCELLED, () -> pack.list(call));
        }
        assertThat(backend.requests()).isEmpty();
    }

    private void cancelWhenAsked(FakeCall call) {
        try {
            backend.awaitRequest();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        call.cancel();
    }

    /** Whether the client closes the connection; the server says nothing. */
    private static boolean readsToTheEnd(ServerSocket server, CountDownLatch accepted) {
        try (Socket socket = server.accept()) {
            int first = socket.getInputStream().read();
            accepted.countDown();
            return first >= 0 && socket.getInputStream().readAllBytes().length > 0;
        } catch (IOException e) {
            // Reset: the client is gone as well.
            return accepted.getCount() == 0;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
