package io.cargoshipper.host.engine.guard.effect;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A request that the table of endpoints knows.
 *
 * @param operation as the table calls it
 * @param name the name that stands in the path; blank where none does
 * @param target path and query
 * @param contentType what the body is said to be
 * @param body what there is of it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record EngineRequest(
        String operation,
        String name,
        String target,
        Optional<String> contentType,
        Optional<byte[]> body) {

    public EngineRequest {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(body, "body");
    }

    @Override
    public String toString() {
        return "%s of '%s', %s bytes"
                .formatted(operation, name, body.map(bytes -> bytes.length).orElse(0));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EngineRequest request
                && operation.equals(request.operation)
                && name.equals(request.name)
                && target.equals(request.target)
                && contentType.equals(request.contentType)
                && Arrays.equals(body.orElse(new byte[0]), request.body.orElse(new byte[0]));
    }

    @Override
    public int hashCode() {
        return Objects.hash(operation, name, target, contentType);
    }
}
