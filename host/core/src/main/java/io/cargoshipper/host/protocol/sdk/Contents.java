package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.ResourceContents;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.OptionalLong;

/**
 * Turns content of the plug-in interface into the SDK's. A kind of content that a revision does not
 * know would cost an older client the whole result, so it becomes a line of text that says what is
 * there.
 */
final class Contents {

    private Contents() {}

    static McpSchema.Content of(Content content, Revision revision) {
        if (content instanceof Content.Text text) {
            return text(text.text());
        }
        if (content instanceof Content.Image image) {
            return McpSchema.ImageContent.builder(image.base64(), image.mimeType()).build();
        }
        if (content instanceof Content.Audio audio) {
            return revision.isFrom(Revision.MARCH_2025)
                    ? McpSchema.AudioContent.builder(audio.base64(), audio.mimeType()).build()
                    : text("[audio, %s]".formatted(audio.mimeType()));
        }
        if (content instanceof Content.Embedded embedded) {
            return McpSchema.EmbeddedResource.builder(of(embedded.contents())).build();
        }
        if (content instanceof Content.Link link) {
            return revision.isFrom(Revision.JUNE_2025)
                    ? link(link)
                    : text("[resource %s: %s]".formatted(link.uri(), link.name()));
        }
        throw new IllegalArgumentException("the pipeline left untrusted content unfenced");
    }

    static McpSchema.ResourceContents of(ResourceContents contents) {
        if (contents instanceof ResourceContents.Text text) {
            return McpSchema.TextResourceContents.builder(text.uri(), text.text())
                    .mimeType(text.mimeType())
                    .build();
        }
        ResourceContents.Blob blob = (ResourceContents.Blob) contents;
        return McpSchema.BlobResourceContents.builder(blob.uri(), blob.base64())
                .mimeType(blob.mimeType())
                .build();
    }

    private static McpSchema.Content text(String text) {
        return McpSchema.TextContent.builder(text).build();
    }

    private static McpSchema.ResourceLink link(Content.Link link) {
        return McpSchema.ResourceLink.builder()
                .uri(link.uri())
                .name(link.name())
                .description(link.description().orElse(null))
                .mimeType(link.mimeType().orElse(null))
                .size(boxed(link.sizeBytes()))
                .build();
    }

    private static Long boxed(OptionalLong size) {
        return size.isPresent() ? size.getAsLong() : null;
    }
}
