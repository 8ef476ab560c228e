package io.cargoshipper.pack.system;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An engine that gives the same answers again and again, below the real client. */
final class CannedEngine implements DockerHttpClient {

    private record Canned(int status, String body) implements Response {

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
            return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {}
    }

    private final Map<String, Canned> answers = new HashMap<>();
    private Duration delay = Duration.ZERO;

    CannedEngine answer(String path, int status, String body) {
        answers.put(path, new Canned(status, body));
        return this;
    }

    /** The first request alone takes so long, as where a client finds its engine then. */
    CannedEngine slowAtFirst(Duration time) {
        delay = time;
        return this;
    }

    DockerClient client() {
        return DockerClientImpl.getInstance(
                DefaultDockerClientConfig.createDefaultConfigBuilder()
                        .withDockerHost("tcp://canned:1")
                        .build(),
                this);
    }

    /** Fails as the real transport does where nobody listens. */
    @Override
    public Response execute(Request request) {
        sleep();
        Canned answer = answers.get(request.path());
        if (answer == null) {
            throw new UncheckedIOException(new IOException("Connection refused"));
        }
        return answer;
    }

    private void sleep() {
        Duration now = delay;
        delay = Duration.ZERO;
        try {
            Thread.sleep(now.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {}
}
