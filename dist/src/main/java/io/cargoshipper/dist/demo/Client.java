package io.cargoshipper.dist.demo;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * An MCP client of the Java SDK with its server, a process of the built distribution, over stdio.
 */
final class Client implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int ATTEMPTS = 20;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(250);
    private static final String CLIENT = "client";
    private static final String SERVER = "server";

    private final Screen screen;
    private final McpSyncClient client;
    private final McpJsonMapper json = McpJsonDefaults.getMapper();
    private final Queue<String> log = new ConcurrentLinkedQueue<>();

    /** The answer to a call. */
    record Answer(boolean error, String text) {}

    Client(Screen screen, Path launcher, Map<String, String> environment) {
        this.screen = screen;
        StdioClientTransport transport =
                new StdioClientTransport(
                        ServerParameters.builder(launcher.toString()).env(environment).build(),
                        json);
        transport.setStdErrorHandler(log::add);
        client =
                McpClient.sync(transport)
                        .clientInfo(
                                McpSchema.Implementation.builder("cargoshipper-demo", "1").build())
                        .capabilities(McpSchema.ClientCapabilities.builder().elicitation().build())
                        .elicitation(this::decide)
                        .requestTimeout(PATIENCE)
                        .initializationTimeout(PATIENCE)
                        .build();
    }

    /** The person at the client, who reads what will happen and approves it. */
    private McpSchema.ElicitResult decide(McpSchema.ElicitFormRequest question) {
        screen.said(SERVER, "elicitation/create");
        screen.quoted(question.message());
        screen.said("person", "approve");
        return McpSchema.ElicitResult.builder(McpSchema.ElicitResult.Action.ACCEPT)
                .content(Map.of("decision", "approve"))
                .build();
    }

    McpSchema.InitializeResult initialize() {
        screen.said(CLIENT, "initialize");
        long start = System.nanoTime();
        McpSchema.InitializeResult result = client.initialize();
        screen.answered(
                SERVER,
                "I am %s %s, and speak MCP %s"
                        .formatted(
                                result.serverInfo().name(),
                                result.serverInfo().version(),
                                result.protocolVersion()),
                since(start));
        return result;
    }

    List<McpSchema.Tool> listTools() {
        screen.said(CLIENT, "tools/list");
        long start = System.nanoTime();
        List<McpSchema.Tool> tools = client.listTools().tools();
        screen.answered(SERVER, "%d tools".formatted(tools.size()), since(start));
        return tools;
    }

    /** Calls a tool and shows its answer, an error too. */
    Answer call(String tool, Map<String, Object> arguments) {
        screen.said(CLIENT, "tools/call %s %s".formatted(tool, written(arguments)));
        long start = System.nanoTime();
        McpSchema.CallToolResult result =
                client.callTool(
                        McpSchema.CallToolRequest.builder(tool).arguments(arguments).build());
        Duration time = since(start);
        boolean error = Boolean.TRUE.equals(result.isError());
        screen.answered(SERVER, error ? "a tool error:" : "done:", time);
        String text = text(result);
        screen.quoted(text);
        return new Answer(error, text);
    }

    /** Calls a tool that must work. */
    Answer succeed(String tool, Map<String, Object> arguments) {
        Answer answer = call(tool, arguments);
        if (answer.error()) {
            throw new DemoException(
                    "%s should have worked; it answered %s".formatted(tool, answer.text()));
        }
        return answer;
    }

    /** Calls a tool until its answer has a text, such as a log that is still being written. */
    void awaitText(String tool, Map<String, Object> arguments, String text) {
        for (int i = 0; i < ATTEMPTS; i++) {
            if (succeed(tool, arguments).text().contains(text)) {
                return;
            }
            try {
                Thread.sleep(BETWEEN_ATTEMPTS.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DemoException("interrupted", e);
            }
        }
        throw new DemoException("'%s' did not answer '%s'".formatted(tool, text));
    }

    /** What the server logged. */
    List<String> log() {
        return List.copyOf(log);
    }

    private String written(Map<String, Object> arguments) {
        try {
            return json.writeValueAsString(arguments);
        } catch (IOException e) {
            throw new DemoException("the arguments cannot be written as JSON: " + arguments, e);
        }
    }

    private static String text(McpSchema.CallToolResult result) {
        StringBuilder text = new StringBuilder();
        for (McpSchema.Content content : result.content()) {
            if (content instanceof McpSchema.TextContent part) {
                text.append(part.text()).append('\n');
            }
        }
        return text.toString();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        client.closeGracefully();
    }
}
