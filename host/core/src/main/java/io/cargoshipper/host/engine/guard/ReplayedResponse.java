package io.cargoshipper.host.engine.guard;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** A response whose body has been read and is given out again. */
final class ReplayedResponse implements Response {

    private final Response original;
    private final InputStream body;

    ReplayedResponse(Response original, InputStream body) {
        this.original = original;
        this.body = body;
    }

    @Override
    public int getStatusCode() {
        return original.getStatusCode();
    }

    @Override
    public Map<String, List<String>> getHeaders() {
        return original.getHeaders();
    }

    @Override
    public InputStream getBody() {
        return body;
    }

    @Override
    public void close() {
        original.close();
    }
}
