package io.cargoshipper.host.engine.guard;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine that has what a test says, and remembers what it was asked to do. */
final class StockedEngine implements DockerHttpClient {

    private final Map<String, Answer> things = new HashMap<>();
    private final List<String> reads = new CopyOnWriteArrayList<>();
    private final List<Request> changes = new CopyOnWriteArrayList<>();

    private record Answer(int status, String body) {}

    /** Puts something there. */
    StockedEngine has(String path, String json) {
        things.put(path, new Answer(200, json));
        return this;
    }

    /** Answers a path with a failure. */
    StockedEngine fails(String path, int status) {
        things.put(path, new Answer(status, "{\"message\":\"no\"}"));
        return this;
    }

    /** Paths that were read. */
    List<String> reads() {
        return reads;
    }

    /** Requests that change something and came here. */
    List<Request> changes() {
        return changes;
    }

    @Override
    public Response execute(Request request) {
        if (!request.method().equals("GET")) {
            changes.add(request);
            return new Given(new Answer(201, "{\"Id\":\"%s\"}".formatted("ab".repeat(32))));
        }
        reads.add(request.path());
        return new Given(
                things.getOrDefault(request.path(), new Answer(404, "{\"message\":\"none\"}")));
    }

    @Override
    public void close() {}

    private record Given(Answer answer) implements Response {

        @Override
        public int getStatusCode() {
            return answer.status();
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return Map.of();
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {}
    }
}
