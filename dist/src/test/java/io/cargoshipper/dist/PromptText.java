package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a client gets for a prompt.
 *
 * @param description what it is about
 * @param messages the texts, in order
 */
record PromptText(String description, List<String> messages) {

    private static final Pattern FENCED =
            Pattern.compile(
                    "\\[untrusted text (\\w+) begins: (.*?)\\. All up to [^\\n]*\\]\\n(.*)"
                            + "\\[untrusted text \\1 ends\\]\\s*",
                    Pattern.DOTALL);

    static PromptText of(McpSyncClient client, String prompt, Map<String, Object> arguments) {
        GetPromptResult result =
                client.getPrompt(GetPromptRequest.builder(prompt).arguments(arguments).build());
        return new PromptText(
                result.description(),
                result.messages().stream()
                        .map(message -> ((TextContent) message.content()).text())
                        .toList());
    }

    /** What the server says itself. */
    String said() {
        return messages.stream()
                .filter(text -> !FENCED.matcher(text).matches())
                .collect(Collectors.joining("\n"));
    }

    /** What stands between the marks, from the source whose name starts like this. */
    String shown(String source) {
        String found =
                messages.stream()
                        .map(FENCED::matcher)
                        .filter(Matcher::matches)
                        .filter(fenced -> fenced.group(2).startsWith(source))
                        .map(fenced -> fenced.group(3))
                        .collect(Collectors.joining());
        assertThat(found).as("evidence from '%s' among %s", source, messages).isNotEmpty();
        return found;
    }

    int bytes() {
        return messages.stream()
                .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }
}
