package io.cargoshipper.api;

import java.util.Objects;

/** The contents of a resource. */
public sealed interface ResourceContents {

    /** The URI that was read. */
    String uri();

    /** The media type. */
    String mimeType();

    /**
     * Contents that are text.
     *
     * @param uri the URI that was read
     * @param mimeType the media type
     * @param text the text
     */
    record Text(String uri, String mimeType, String text) implements ResourceContents {
        public Text {
            Objects.requireNonNull(uri, "uri");
            Objects.requireNonNull(mimeType, "mimeType");
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * Contents that are bytes.
     *
     * @param uri the URI that was read
     * @param mimeType the media type
     * @param base64 the bytes, in base 64 (RFC 4648, section 4)
     */
    record Blob(String uri, String mimeType, String base64) implements ResourceContents {
        public Blob {
            Objects.requireNonNull(uri, "uri");
            Objects.requireNonNull(mimeType, "mimeType");
            Objects.requireNonNull(base64, "base64");
        }
    }
}
