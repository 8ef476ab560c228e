package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.ResourceContents;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.OptionalLong;

/** Turns content of the plug-in interface into the SDK's. */
final class Contents {

    private Contents() {}

    static McpSchema.Content of(Content content) {
        if (content instanceof Content.Text text) {
            return McpSchema.TextContent.builder(text.text()).build();
        }
        if (content instanceof Content.Image image) {
            return McpSchema.ImageContent.builder(image.base64(), image.mimeType()).build();
        }
        if (content instanceof Content.Audio audio) {
            return McpSchema.AudioContent.builder(audio.base64(), audio.mimeType()).build();
        }
        if (content instanceof Content.Embedded embedded) {
            return McpSchema.EmbeddedResource.builder(of(embedded.contents())).build();
        }
        return link((Content.Link) content);
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
