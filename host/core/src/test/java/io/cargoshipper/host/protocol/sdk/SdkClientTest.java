package io.cargoshipper.host.protocol.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolCall.LogLevel;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.transport.StdioLink;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.LoggingMessageNotification;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The SDK's own client at the other end of two pipes. */
class SdkClientTest {
    private final FakeCalls calls = new FakeCalls();
    private final SdkProtocol protocol = Fixtures.protocol(calls);
    private final StdioLink link = StdioLink.to(protocol);
    private final BlockingQueue<ProgressNotification> progress = new LinkedBlockingQueue<>();
    private final BlockingQueue<LoggingMessageNotification> log = new LinkedBlockingQueue<>();
    private final BlockingQueue<List<Tool>> changes = new LinkedBlockingQueue<>();
    private final McpSyncClient client =
            McpClient.sync(new StreamClientTransport(link))
                    .requestTimeout(Duration.ofSeconds(20))
                    .clientInfo(McpSchema.Implementation.builder("tester", "0.1").build())
                    .progressConsumer(progress::add)
                    .loggingConsumer(log::add)
                    .toolsChangeConsumer(changes::add)
                    .build();

    @BeforeEach
    void connect() {
        client.initialize();
    }

    @AfterEach
    void disconnect() throws Exception {
        client.closeGracefully();
        link.awaitEnd(Duration.ofSeconds(20));
    }

    @Test
    void shakesHands() {
        InitializeResult result = client.getCurrentInitializationResult();

        assertThat(result.protocolVersion()).isEqualTo("2025-11-25");
        assertThat(result.serverInfo().name()).isEqualTo("harbour");
        assertThat(result.instructions()).isEqualTo("Mind the tide.");
        assertThat(client.ping()).isNotNull();
    }

    @Test
    void listsTools() {
        assertThat(client.listTools().tools())
                .extracting(Tool::name)
                .containsExactly("alpha", "beta");
    }

    @Test
    void callsTools() {
        calls.answers(
                "alpha",
                call ->
                        new CallOutcome.Answer(
                                Optional.of(Map.of("echo", call.arguments())),
                                List.of(new Content.Text("echoed"))));

        CallToolResult result =
                client.callTool(CallToolRequest.builder("alpha").arguments(Map.of("a", 1)).build());

        assertThat(result.isError()).isFalse();
        assertThat(result.structuredContent()).isEqualTo(Map.of("echo", Map.of("a", 1)));
        assertThat(text(result)).isEqualTo("echoed");
    }

    @Test
    void tellsFailuresFromUnknownTools() {
        calls.answers("alpha", call -> new CallOutcome.Failure(ErrorCode.CONFLICT, "in use"));

        CallToolResult result = client.callTool(CallToolRequest.builder("alpha").build());
        assertThat(result.isError()).isTrue();
        assertThat(text(result)).isEqualTo("CONFLICT: in use");
        assertThat(result.meta()).isEqualTo(Map.of("io.cargoshipper/code", "CONFLICT"));

        assertThatThrownBy(() -> client.callTool(CallToolRequest.builder("gamma").build()))
                .isInstanceOf(McpError.class)
                .hasMessageContaining("no tool 'gamma'");
    }

    @Test
    void hearsProgressAndLogLines() throws Exception {
        calls.answers(
                "alpha",
                call -> {
                    call.reports().progress(1, OptionalDouble.of(2), "half");
                    call.reports().log(LogLevel.WARNING, "careful");
                    return FakeCalls.text("done");
                });

        client.callTool(
                CallToolRequest.builder("alpha").meta(Map.of("progressToken", "p")).build());

        ProgressNotification heard = progress.poll(20, TimeUnit.SECONDS);
        assertThat(heard.message()).isEqualTo("half");
        LoggingMessageNotification line = log.poll(20, TimeUnit.SECONDS);
        assertThat(line.data()).isEqualTo("careful");
    }

    @Test
    void hearsThatToolsHaveChanged() throws Exception {
        client.ping(); // whose answer proves that the server knows the client to be ready
        protocol.toolsChanged();

        assertThat(changes.poll(20, TimeUnit.SECONDS)).hasSize(2);
    }

    @Test
    void gets64AnswersTo64CallsInFlight() throws Exception {
        calls.waits("alpha");
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            List<Future<CallToolResult>> results = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                Map<String, Object> arguments = Map.of("i", i);
                results.add(
                        threads.submit(
                                () ->
                                        client.callTool(
                                                CallToolRequest.builder("alpha")
                                                        .arguments(arguments)
                                                        .build())));
            }
            List<FakeCalls.Started> started = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                started.add(calls.next());
            }
            started.parallelStream()
                    .forEach(
                            call ->
                                    call.outcome.complete(
                                            FakeCalls.text(
                                                    String.valueOf(
                                                            call.request.arguments().get("i")))));
            for (int i = 0; i < 64; i++) {
                assertThat(text(results.get(i).get(20, TimeUnit.SECONDS)))
                        .isEqualTo(String.valueOf(i));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().get(0)).text();
    }
}
