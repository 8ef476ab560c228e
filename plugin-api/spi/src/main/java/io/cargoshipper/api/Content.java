package io.cargoshipper.api;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** A piece of a result or a prompt: the content kinds of MCP, revision 2025-11-25. */
public sealed interface Content {

    /**
     * Plain text.
     *
     * @param text the text
     */
    record Text(String text) implements Content {
        public Text {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * Text that came out of a container or another place that the operator does not control: a log,
     * the output of a command, labels. Clients get it as text between marks that it cannot forge,
     * so that a model does not take it for instructions.
     *
     * @param source where it came from, in a few words: {@code log of web}
     * @param text the text
     */
    @Experimental
    record Untrusted(String source, String text) implements Content {
        public Untrusted {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * An image.
     *
     * @param base64 its bytes, in base 64 (RFC 4648, section 4)
     * @param mimeType its media type, such as {@code image/png}
     */
    record Image(String base64, String mimeType) implements Content {
        public Image {
            Objects.requireNonNull(base64, "base64");
            Objects.requireNonNull(mimeType, "mimeType");
        }
    }

    /**
     * A piece of sound.
     *
     * @param base64 its bytes, in base 64 (RFC 4648, section 4)
     * @param mimeType its media type, such as {@code audio/wav}
     */
    record Audio(String base64, String mimeType) implements Content {
        public Audio {
            Objects.requireNonNull(base64, "base64");
            Objects.requireNonNull(mimeType, "mimeType");
        }
    }

    /**
     * A resource, carried along.
     *
     * @param contents its contents
     */
    record Embedded(ResourceContents contents) implements Content {
        public Embedded {
            Objects.requireNonNull(contents, "contents");
        }
    }

    /**
     * A resource that the client may read later.
     *
     * @param uri its URI
     * @param name a short name
     * @param description what it holds, where that needs saying
     * @param mimeType its media type, where known
     * @param sizeBytes its size, where known
     */
    record Link(
            String uri,
            String name,
            Optional<String> description,
            Optional<String> mimeType,
            OptionalLong sizeBytes)
            implements Content {
        public Link {
            Objects.requireNonNull(uri, "uri");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(description, "description");
            Objects.requireNonNull(mimeType, "mimeType");
            Objects.requireNonNull(sizeBytes, "sizeBytes");
        }
    }
}
