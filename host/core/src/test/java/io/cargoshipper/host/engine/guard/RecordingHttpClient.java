package io.cargoshipper.host.engine.guard;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An engine that gives the same answer to everything, and remembers what it was asked. */
final class RecordingHttpClient implements DockerHttpClient {

    private final List<String> sent = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();
    private int status = 200;
    private String body = "{}";

    /** Sets the answer from now on. */
    void answer(int newStatus, String newBody) {
        status = newStatus;
        body = newBody;
    }

    /** Methods and paths. */
    List<String> sent() {
        return sent;
    }

    /** The requests as they were handed on. */
    List<Request> requests() {
        return requests;
    }

    @Override
    public Response execute(Request request) {
        requests.add(request);
        sent.add(request.method() + " " + request.path());
        return new Fixed(status, body);
    }

    @Override
    public void close() {}

    private record Fixed(int status, String text) implements Response {

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
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {}
    }
}
