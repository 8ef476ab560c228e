package io.cargoshipper.host.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Caller;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.host.fixture.TestHost;
import io.cargoshipper.host.fixture.TestJars;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers over a network, of which there are none yet but this test, are held to their rates. */
final class RateLimitTest {

    /** So few that none comes back while a test runs, however slow the machine is. */
    private static final int PER_MINUTE = 6;

    private static final int AT_ONCE = 3;

    private final CallSession ann = remote("ann");

    @TempDir private Path home;
    private TestHost host;

    @BeforeEach
    void start() throws Exception {
        TestHost.prepare(home);
        TestJars.probe(home.resolve("plugins"));
        host = TestHost.start(home, "limits.rate.per-minute = " + PER_MINUTE, Map.of());
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void aCallerOverANetworkIsHeldToItsRate() throws Exception {
        for (int i = 0; i < PER_MINUTE; i++) {
            assertThat(echo(ann)).isInstanceOf(CallOutcome.Answer.class);
        }

        assertThat(echo(ann))
                .isInstanceOfSatisfying(
                        CallOutcome.Failure.class,
                        failure -> {
                            assertThat(failure.code()).isEqualTo(ErrorCode.RATE_LIMITED);
                            assertThat(failure.message())
                                    .contains(
                                            PER_MINUTE + " calls a minute",
                                            "limits.rate.per-minute")
                                    .containsPattern("Retry after \\d+ seconds");
                        });
        assertThat(echo(remote("bob"))).isInstanceOf(CallOutcome.Answer.class);
    }

    @Test
    void theSessionsOfOneCallerCountTogether() throws Exception {
        for (int i = 0; i < PER_MINUTE; i++) {
            echo(remote("ann"));
        }

        assertThat(echo(ann)).isInstanceOf(CallOutcome.Failure.class);
    }

    @Test
    void aCallerOverANetworkHasSoManyCallsAtATime() throws Exception {
        List<CallHandle> waiting = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            waiting.add(hold(ann));
        }
        awaitStarted();

        assertThat(echo(ann))
                .isInstanceOfSatisfying(
                        CallOutcome.Failure.class,
                        failure ->
                                assertThat(failure.message())
                                        .contains(
                                                "3 calls of this caller",
                                                "limits.rate.concurrent",
                                                "Retry after 1 seconds"));
        for (CallHandle handle : waiting) {
            TestHost.outcome(handle);
        }
        assertThat(echo(ann)).isInstanceOf(CallOutcome.Answer.class);
    }

    @Test
    void thisMachinesOwnCallersWaitInOrderAndAreNotCounted() throws Exception {
        List<CallHandle> calls = new ArrayList<>();
        for (int i = 0; i < 20 * PER_MINUTE; i++) {
            calls.add(
                    host.host()
                            .pipeline()
                            .start(request(TestHost.SESSION, "probe_echo", Map.of("text", "a"))));
        }

        for (CallHandle call : calls) {
            assertThat(TestHost.outcome(call)).isInstanceOf(CallOutcome.Answer.class);
        }
    }

    private static CallSession remote(String name) {
        return CallSession.remote("net", new Caller(name, Optional.empty()), "192.0.2.1");
    }

    private CallOutcome echo(CallSession session) throws Exception {
        return TestHost.outcome(
                host.host()
                        .pipeline()
                        .start(request(session, "probe_echo", Map.of("text", "hello"))));
    }

    private CallHandle hold(CallSession session) {
        return host.host()
                .pipeline()
                .start(request(session, "probe_trace", Map.of("file", trace(), "millis", 700)));
    }

    private String trace() {
        return home.resolve("trace").toString();
    }

    /** Until all that were made first are under way. */
    private void awaitStarted() throws Exception {
        Path file = Path.of(trace());
        long end = System.nanoTime() + 10_000_000_000L;
        while (!Files.exists(file)
                || Files.readString(file).split("started", -1).length <= AT_ONCE) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(5);
        }
    }

    private static CallRequest request(
            CallSession session, String tool, Map<String, Object> arguments) {
        return CallRequest.of(new Target.Tool(tool), arguments, session, CallReports.NONE);
    }
}
