package io.cargoshipper.host.shape;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A whole result, of which the client got a part: clean, and without secrets.
 *
 * @param id names it; nobody can guess it
 * @param owner the session whose call it is the result of; no other can read it
 * @param mimeType its media type
 * @param text the result
 * @param bytes its size in UTF-8
 * @param untrusted whose text from outside is in it, if there is any
 * @param expires until when it is kept
 */
public record KeptResult(
        String id,
        Object owner,
        String mimeType,
        String text,
        long bytes,
        Optional<String> untrusted,
        Instant expires) {

    /** How the URIs of all of them begin. */
    public static final String URI_PREFIX = "cargoshipper://result/";

    /** What policy knows their family by. */
    public static final String URI_TEMPLATE = URI_PREFIX + "{id}";

    /** The media type of structured results. */
    static final String JSON = "application/json";

    public KeptResult {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(mimeType, "mimeType");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(untrusted, "untrusted");
        Objects.requireNonNull(expires, "expires");
    }

    /** Whether it is for programs. */
    boolean isJson() {
        return mimeType.equals(JSON);
    }

    /** What it is, in a word. */
    String what() {
        return isJson() ? "result" : "text";
    }

    /** Its URI. */
    public String uri() {
        return URI_PREFIX + id;
    }
}
