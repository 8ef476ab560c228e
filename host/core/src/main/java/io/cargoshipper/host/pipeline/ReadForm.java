package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.util.Optional;

/** The form in which a resource is wanted: the query of its URI. */
enum ReadForm {
    /** The one that the resource gives by itself. */
    NATURAL,
    /** {@code ?format=text}. */
    TEXT,
    /** {@code ?format=json}. */
    JSON;

    private static final int MAX_SHOWN = 80;

    /**
     * Reads a query.
     *
     * @param query what stands behind the question mark, if there is one
     * @throws ToolException INVALID_ARGUMENT if it is none that resources have
     */
    static ReadForm of(Optional<String> query, String uri) {
        return switch (query.orElse("")) {
            case "" -> NATURAL;
            case "format=text" -> TEXT;
            case "format=json" -> JSON;
            default ->
                    throw new ToolException(
                            ErrorCode.INVALID_ARGUMENT,
                            "'%s' has the query '?%s', which no resource has; read it without, or with ?format=json or ?format=text"
                                    .formatted(uri, shown(query.get())));
        };
    }

    private static String shown(String query) {
        return query.length() <= MAX_SHOWN ? query : query.substring(0, MAX_SHOWN) + "…";
    }
}
