package io.cargoshipper.host.protocol.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.host.fixture.TestHost;
import io.cargoshipper.host.fixture.TestJars;
import io.cargoshipper.host.transport.StdioLink;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest.CompleteArgument;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceReference;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real pack, through the whole host, to the SDK's own client. */
class OffersEndToEndTest {

    @TempDir Path home;

    private TestHost host;
    private StdioLink link;
    private McpSyncClient client;

    @BeforeEach
    void connect() throws Exception {
        TestHost.prepare(home);
        TestJars.probe(home.resolve("plugins"));
        host = TestHost.start(home, "", Map.of());
        link =
                StdioLink.to(
                        new SdkProtocol(
                                host.host().identity(),
                                host.host().catalog(),
                                host.host().pipeline(),
                                host.host().approvals(),
                                host.host().subscriptions()));
        client =
                McpClient.sync(new StreamClientTransport(link))
                        .requestTimeout(Duration.ofSeconds(20))
                        .build();
        client.initialize();
    }

    @AfterEach
    void disconnect() throws Exception {
        client.closeGracefully();
        link.awaitEnd(Duration.ofSeconds(20));
        host.close();
    }

    @Test
    void whatIsServedIsDeclared() {
        ServerCapabilities capabilities = client.getServerCapabilities();

        assertThat(capabilities.prompts().listChanged()).isTrue();
        assertThat(capabilities.resources().listChanged()).isTrue();
        assertThat(capabilities.completions()).isNotNull();
    }

    @Test
    void promptsAreListedAndExpanded() {
        assertThat(client.listPrompts().prompts())
                .extracting(Prompt::name)
                .containsExactly("probe_greet", "probe_prompt_fail");

        GetPromptResult result =
                client.getPrompt(
                        GetPromptRequest.builder("probe_greet")
                                .arguments(Map.of("person", "Anna"))
                                .build());
        assertThat(result.description()).isEqualTo("A greeting");
        assertThat(((TextContent) result.messages().get(0).content()).text())
                .startsWith("Greet Anna");
        assertThat(((TextContent) result.messages().get(1).content()).text())
                .startsWith("[untrusted text ");
    }

    @Test
    void aPromptsMissingArgumentIsNamed() {
        assertThatThrownBy(() -> client.getPrompt(GetPromptRequest.builder("probe_greet").build()))
                .isInstanceOfSatisfying(
                        McpError.class,
                        error -> {
                            assertThat(error.getJsonRpcError().code()).isEqualTo(-32602);
                            assertThat(error.getJsonRpcError().data())
                                    .isEqualTo(Map.of("code", "INVALID_ARGUMENT"));
                        })
                .hasMessageContaining("argument 'person' is missing");
    }

    @Test
    void resourcesAreListedAndRead() {
        assertThat(client.listResources().resources())
                .extracting(Resource::uri)
                .containsExactly(
                        "probe://picture",
                        "probe://report",
                        "probe://weather",
                        "probe://item/one",
                        "probe://item/two%2Fthree");
        assertThat(client.listResourceTemplates().resourceTemplates())
                .extracting(ResourceTemplate::uriTemplate)
                .containsExactly("probe://container/{container}", "probe://item/{item}");
        assertThat(text("probe://item/two%2Fthree")).isEqualTo("item two/three");
        assertThat(text("probe://report?format=json"))
                .isEqualTo("{\"sky\":\"blue\",\"wind_speed\":3}");
    }

    @Test
    void aResourceThatIsNotThereIsNotFound() {
        for (String uri : new String[] {"probe://nothing", "probe://item/missing"}) {
            assertThatThrownBy(() -> text(uri))
                    .isInstanceOfSatisfying(
                            McpError.class,
                            error -> {
                                assertThat(error.getJsonRpcError().code()).isEqualTo(-32002);
                                assertThat((Map<?, ?>) error.getJsonRpcError().data())
                                        .isNotNull()
                                        .extracting("uri")
                                        .isEqualTo(uri);
                            });
        }
    }

    @Test
    void argumentsAndVariablesAreCompleted() {
        assertThat(
                        client.completeCompletion(
                                        CompleteRequest.builder(
                                                        new PromptReference("probe_greet"),
                                                        new CompleteArgument("person", "an"))
                                                .build())
                                .completion()
                                .values())
                .containsExactly("anna", "anton");
        assertThat(
                        client.completeCompletion(
                                        CompleteRequest.builder(
                                                        new ResourceReference(
                                                                "probe://item/{item}"),
                                                        new CompleteArgument("item", ""))
                                                .build())
                                .completion()
                                .values())
                .contains("one");
    }

    private String text(String uri) {
        return ((TextResourceContents)
                        client.readResource(ReadResourceRequest.builder(uri).build())
                                .contents()
                                .get(0))
                .text();
    }
}
