package io.cargoshipper.pack.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import io.cargoshipper.api.EngineApi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * An engine that answers from a script. It stands below the real client: what the tools send and
 * read is what goes over the wire.
 */
public final class FakeEngine implements DockerHttpClient {

    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<byte[]> uploads = new CopyOnWriteArrayList<>();

    private record Answer(int status, Supplier<InputStream> body) {}

    /**
     * Answers a request with JSON. Several answers to one request are given in turn, the last one
     * for ever.
     *
     * @param request method and path, such as {@code GET /containers/json}
     */
    public FakeEngine answer(String request, int status, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return stream(request, status, () -> new ByteArrayInputStream(body));
    }

    public FakeEngine stream(String request, int status, Supplier<InputStream> body) {
        answers.computeIfAbsent(request, key -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    public DockerClient client() {
        return DockerClientImpl.getInstance(
                DefaultDockerClientConfig.createDefaultConfigBuilder()
                        .withDockerHost("tcp://fake:1")
                        .build(),
                this);
    }

    /** The same engine, for what the client has no command for. */
    public EngineApi api() {
        return new FakeApi(this);
    }

    /** The requests so far, as method and decoded path with its query. */
    public List<String> requests() {
        return requests.stream()
                .map(it -> it.method() + " " + URLDecoder.decode(it.path(), StandardCharsets.UTF_8))
                .toList();
    }

    /** The bodies of the requests that had one. */
    public List<String> bodies() {
        return requests.stream()
                .map(Request::bodyBytes)
                .filter(Objects::nonNull)
                .map(body -> new String(body, StandardCharsets.UTF_8))
                .toList();
    }

    /** What was streamed to it: archives, for example. */
    public List<byte[]> uploads() {
        return List.copyOf(uploads);
    }

    @Override
    public Response execute(Request request) {
        requests.add(request);
        if (request.body() != null) {
            uploads.add(readFully(request.body()));
        }
        String path = request.path().replaceFirst("\\?.*", "");
        Deque<Answer> script = answers.get(request.method() + " " + path);
        if (script == null) {
            return new Given(
                    404,
                    new ByteArrayInputStream(
                            "{\"message\":\"No such thing\"}".getBytes(StandardCharsets.UTF_8)));
        }
        Answer answer;
        synchronized (script) {
            answer = script.size() > 1 ? script.remove() : script.element();
        }
        return new Given(answer.status(), answer.body().get());
    }

    @Override
    public void close() {}

    private static byte[] readFully(InputStream body) {
        try {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Given(int status, InputStream body) implements Response {

        @Override
        public int getStatusCode() {
            return status;
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return Map.of();
        }

        @Override
        public InputStream getBody() {
            return body;
        }

        @Override
        public void close() {}
    }
}
