package io.cargoshipper.host.engine.guard;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.cargoshipper.host.engine.guard.body.UnreadableRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A request as it was when it came, so that what is judged is what is sent: a caller may write a
 * {@link Request} of its own that says something else each time, or change the body's bytes from
 * another thread. A body that is a stream can be read only once: it is sent as it comes, unless the
 * guard has to know what is in it.
 */
final class RequestSnapshot extends Request {

    private final String method;
    private final String path;
    private final Map<String, String> headers;
    private final byte[] bodyBytes;
    private final InputStream body;
    private final InputStream hijackedInput;

    private RequestSnapshot(Request request, String path, byte[] bodyBytes, InputStream body) {
        this.method = request.method();
        this.path = path;
        this.headers = request.headers();
        this.bodyBytes = bodyBytes;
        this.body = body;
        this.hijackedInput = request.hijackedInput();
    }

    private RequestSnapshot(Request request) {
        this.method = Objects.requireNonNull(request.method(), "method");
        this.path = Objects.requireNonNull(request.path(), "path");
        // copied twice: the first copy asks a caller's map once, the second refuses nulls
        this.headers = Map.copyOf(new HashMap<>(request.headers()));
        byte[] bytes = request.bodyBytes();
        this.bodyBytes = bytes == null ? null : bytes.clone();
        this.body = request.body();
        this.hijackedInput = request.hijackedInput();
    }

    /** Reads each part of the request once. */
    static Request of(Request request) {
        return new RequestSnapshot(request);
    }

    /**
     * The same request with its body read, if that is a stream.
     *
     * @param limit how many bytes it may have
     * @throws UnreadableRequestException when it has more, or cannot be read
     */
    static Request withBytes(Request request, int limit) {
        if (request.bodyBytes() != null || request.body() == null) {
            return request;
        }
        try {
            byte[] bytes = request.body().readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new UnreadableRequestException(
                        "its body has more than %d bytes".formatted(limit));
            }
            return new RequestSnapshot(request, request.path(), bytes, null);
        } catch (IOException e) {
            throw new UnreadableRequestException("its body cannot be read", e);
        }
    }

    /** A snapshot with another path. */
    static Request withPath(Request snapshot, String path) {
        return new RequestSnapshot(snapshot, path, snapshot.bodyBytes(), snapshot.body());
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public Map<String, String> headers() {
        return headers;
    }

    /** Null when there is none, as docker-java has it. */
    @Override
    public byte[] bodyBytes() {
        return bodyBytes;
    }

    /** Null when there is none, as docker-java has it. */
    @Override
    public InputStream body() {
        return body;
    }

    /** Null when there is none, as docker-java has it. */
    @Override
    public InputStream hijackedInput() {
        return hijackedInput;
    }
}
