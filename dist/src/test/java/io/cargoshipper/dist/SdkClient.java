package io.cargoshipper.dist;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes clients of the MCP SDK, which start the distribution themselves, as users' clients do. */
final class SdkClient {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private SdkClient() {}

    /** Starts a server and connects to it. Closing the client ends the server. */
    static McpSyncClient connect(Launch launch) {
        return initialized(unfinished(launch).build());
    }

    /**
     * The same, for a client whose user fills in forms.
     *
     * @param person the user
     */
    static McpSyncClient connect(Launch launch, Function<ElicitFormRequest, ElicitResult> person) {
        return initialized(
                unfinished(launch)
                        .capabilities(ClientCapabilities.builder().elicitation().build())
                        .elicitation(person)
                        .build());
    }

    private static McpClient.SyncSpec unfinished(Launch launch) {
        return McpClient.sync(transport(launch)).requestTimeout(LIMIT).initializationTimeout(LIMIT);
    }

    private static McpSyncClient initialized(McpSyncClient client) {
        client.initialize();
        return client;
    }

    /** Calls a tool. */
    static CallToolResult call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        return client.callTool(CallToolRequest.builder(tool).arguments(arguments).build());
    }

    /** The first piece of content, which is text. */
    static String text(CallToolResult result) {
        Content first = result.content().get(0);
        return ((TextContent) first).text();
    }

    private static StdioClientTransport transport(Launch launch) {
        List<String> command = launch.command();
        ServerParameters parameters =
                ServerParameters.builder(command.get(0))
                        .args(command.subList(1, command.size()))
                        .env(launch.environment())
                        .build();
        return new StdioClientTransport(parameters, McpJsonDefaults.getMapper()) {
            @Override
            protected ProcessBuilder getProcessBuilder() {
                return launch.processBuilder();
            }

            /** The SDK's own does not wait: a test may remove the files of a server that ends. */
            @Override
            public void close() {
                closeGracefully().block(LIMIT);
            }
        };
    }
}
