package io.cargoshipper.pack.tasks;

import static io.cargoshipper.pack.tasks.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ErrorCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent again, how often, and after how long. */
class RetriesTest {

    private static final String TASK = "{\"id\": 1, \"title\": \"a\", \"status\": \"pending\"}";

    private final FakeBackend backend = new FakeBackend();
    private final StartedPack pack = StartedPack.on(backend);

    @AfterEach
    void stop() {
        pack.close();
        backend.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void sendsAgainWhatCanDoNoHarmTwice(int status) {
        backend.answer(status, "").answer(status, "").answer(200, TASK);
        assertThat(pack.complete("1").title()).isEqualTo("a");
        assertThat(backend.requests()).hasSize(3).containsOnly("PATCH /tasks/1");
    }

    @Test
    void givesUpAfterTheLastRetry() {
        backend.answer(503, "").answer(503, "").answer(503, "").answer(200, TASK);
        assertFails(
                ErrorCode.BACKEND_UNAVAILABLE,
                () -> pack.complete("1"),
                "(status 503, 3 attempts)");
        assertThat(backend.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 500})
    void doesNotSendAgainWhatWouldBeAnsweredAlike(int status) {
        backend.answer(status, "");
        try {
            pack.complete("1");
        } catch (RuntimeException e) {
            assertThat(e).hasMessageContaining("status " + status);
        }
        assertThat(backend.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void neverCreatesTwice(int status) {
        backend.answer(status, "");
        try {
            pack.create("a", Optional.empty());
        } catch (RuntimeException e) {
            assertThat(e).hasMessageContaining("status " + status);
        }
        assertThat(backend.requests()).containsExactly("POST /tasks");
    }

    @Test
    void doesNotCreateAgainWhenTheConnectionBreaks() {
        backend.hangUp();
        assertFails(
                ErrorCode.BACKEND_UNAVAILABLE,
                () -> pack.create("a", Optional.empty()),
                "the connection broke",
                "may have been created");
        assertThat(backend.requests()).containsExactly("POST /tasks");
    }

    @Test
    void sendsAgainWhenTheConnectionBreaks() {
        backend.hangUp().answer(200, TASK);
        assertThat(pack.complete("1").title()).isEqualTo("a");
        assertThat(backend.requests()).hasSize(2);
    }

    @Test
    void namesTheAddressWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String url = "http://127.0.0.1:" + port;
        try (StartedPack nowhere = StartedPack.on(url, "")) {
            assertFails(
                    ErrorCode.BACKEND_UNAVAILABLE,
                    () -> nowhere.complete("1"),
                    url,
                    "no connection (3 attempts)",
                    "FASTAPI_BASE_URL");
        }
    }

    @Test
    void namesTheAddressWhoseNameIsUnknown() {
        try (StartedPack nowhere =
                StartedPack.on("http://no-such-host.invalid", "max-retries = 0")) {
            assertFails(
                    ErrorCode.BACKEND_UNAVAILABLE,
                    () -> nowhere.complete("1"),
                    "http://no-such-host.invalid",
                    "no connection");
        }
    }

    @Test
    void takesATaskThatAnEarlierAttemptDeletedForDeleted() {
        backend.answer(504, "").answer(404, "");
        assertThat(pack.delete("1").id()).isEqualTo("1");
        assertThat(backend.requests()).hasSize(2);
    }

    @Test
    void doesNotTakeATaskThatWasNeverThereForDeleted() {
        backend.answer(404, "");
        assertFails(ErrorCode.NOT_FOUND, () -> pack.delete("1"));
    }

    @Test
    void waitsAsLongAsTheBackendAsks() {
        backend.answer(503, "", "Retry-After", "1").answer(200, TASK);
        long start = System.nanoTime();
        pack.complete("1");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void doesNotWaitForWhatComesTooLate() {
        backend.answer(429, "", "Retry-After", "3600");
        long start = System.nanoTime();
        assertFails(
                ErrorCode.BACKEND_ERROR,
                () -> pack.complete("1"),
                "(status 429)",
                "try again after 3600 seconds");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(backend.requests()).hasSize(1);
    }

    @Test
    void endsItsRetriesWithinTheTimeLimit() {
        for (int i = 0; i < 11; i++) {
            backend.answer(503, "");
        }
        try (StartedPack hasty =
                StartedPack.on(backend.url(), "max-retries = 10\ntimeout-seconds = 1")) {
            long start = System.nanoTime();
            assertFails(ErrorCode.BACKEND_UNAVAILABLE, () -> hasty.complete("1"), "status 503");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(3));
        }
        assertThat(backend.requests().size()).isBetween(2, 6);
    }
}
