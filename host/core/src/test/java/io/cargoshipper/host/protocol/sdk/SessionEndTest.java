package io.cargoshipper.host.protocol.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ToolCall.LogLevel;
import io.cargoshipper.host.protocol.Connection;
import io.cargoshipper.host.transport.RawClient;
import io.cargoshipper.host.transport.StdioLimits;
import io.cargoshipper.host.transport.StdioLink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
