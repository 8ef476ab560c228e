package io.cargoshipper.host.protocol.sdk;

import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import java.util.Map;

/**
 * Reads the parameters of {@code initialize} by hand, and of them no more than is used: a client
 * whose icons or newer capabilities the SDK's types could not take is served all the same, and the
 * first answer does not wait for a JSON mapper to study those types.
 */
final class Greeting {

    private Greeting() {}

    static InitializeRequest read(Object params) {
        Params members = Params.of(params);
        Params client = Params.of(members.object("clientInfo"));
        return new InitializeRequest(
                members.requiredText("protocolVersion"),
                capabilities(members.object("capabilities")),
                new Implementation(
                        client.text("name").orElse(""),
                        client.text("title").orElse(null),
                        client.text("version").orElse(""),
                        null,
                        null,
                        null),
                null);
    }

    /**
     * A capability counts where its value is an object; others than these are of no use to a server
     * yet.
     */
    private static ClientCapabilities capabilities(Map<String, Object> json) {
        ClientCapabilities.Builder capabilities = ClientCapabilities.builder();
        if (json.get("roots") instanceof Map<?, ?> roots) {
            capabilities.roots(Boolean.TRUE.equals(roots.get("listChanged")));
        }
        if (json.get("sampling") instanceof Map<?, ?>) {
            capabilities.sampling();
        }
        if (json.get("elicitation") instanceof Map<?, ?> elicitation) {
            boolean url = elicitation.get("url") instanceof Map<?, ?>;
            // {} has meant forms since before there was anything else
            capabilities.elicitation(elicitation.get("form") instanceof Map<?, ?> || !url, url);
        }
        return capabilities.build();
    }
}
