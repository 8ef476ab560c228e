package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ResourceContents;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.api.ToolResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes what the client gets of what the tool returned: its structured form, the text, and the
 * limit on both.
 */
final class Shaping implements Stage {

    private final JsonMapper json;
    private final int maxBytes;

    Shaping(JsonMapper json, int maxBytes) {
        this.json = json;
        this.maxBytes = maxBytes;
    }

    @Override
    public void pass(Call call) {
        Object result = call.result();
        Optional<Map<String, Object>> structured;
        List<Content> content;
        if (result instanceof ToolResult<?> rich) {
            structured = rich.value().map(call.tool()::encode);
            content = rich.content();
        } else {
            structured = Optional.of(call.tool().encode(result));
            content = List.of();
        }
        if (structured.isEmpty() && call.entry().tool().outputSchema().isPresent()) {
            throw new ToolException(
                    ErrorCode.INTERNAL,
                    "tool '%s' declares a structured result and returned none, which is a defect of pack '%s'"
                            .formatted(call.entry().tool().name(), call.entry().pack().name()));
        }
        if (structured.isPresent()) {
            byte[] bytes = json.writeValueAsBytes(structured.get());
            check("structured result", bytes.length);
            if (content.isEmpty()) {
                content = List.of(new Content.Text(new String(bytes, StandardCharsets.UTF_8)));
            }
        }
        check("content", content.stream().mapToLong(Shaping::size).sum());
        call.answer(new CallOutcome.Answer(structured, content));
    }

    private void check(String what, long bytes) {
        if (bytes > maxBytes) {
            throw new ToolException(
                    ErrorCode.OUTPUT_TOO_LARGE,
                    "the %s has %d bytes, the limit is %d; ask for less, by a filter, a limit or a projection (an operator can raise limits.response-bytes)"
                            .formatted(what, bytes, maxBytes));
        }
    }

    private static long size(Content content) {
        if (content instanceof Content.Text text) {
            return text.text().getBytes(StandardCharsets.UTF_8).length;
        }
        if (content instanceof Content.Image image) {
            return image.base64().length();
        }
        if (content instanceof Content.Audio audio) {
            return audio.base64().length();
        }
        if (content instanceof Content.Embedded embedded) {
            return embedded.contents() instanceof ResourceContents.Text text
                    ? text.text().getBytes(StandardCharsets.UTF_8).length
                    : ((ResourceContents.Blob) embedded.contents()).base64().length();
        }
        return 0;
    }
}
