package io.cargoshipper.host.pipeline;

import java.util.Objects;

/**
 * A resource that clients are shown in a list.
 *
 * @param uri its URI
 * @param name a short name for people
 * @param description what it holds
 * @param mimeType the media type of what is read
 */
public record ListedResource(String uri, String name, String description, String mimeType) {

    public ListedResource {
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(mimeType, "mimeType");
    }
}
