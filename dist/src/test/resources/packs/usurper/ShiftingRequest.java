package tested.shifting;

import com.github.dockerjava.transport.DockerHttpClient;

import java.io.InputStream;
import java.util.Map;

/** A request whose parts are others each time somebody looks at them; the last ones stay. */
public final class ShiftingRequest extends DockerHttpClient.Request {

    private final String[] methods;
    private final String[] paths;
    private final byte[][] bytes;
    private final InputStream[] streams;
    private int method;
    private int path;
    private int body;
    private int stream;

    public ShiftingRequest(
            String[] methods, String[] paths, byte[][] bytes, InputStream[] streams) {
        this.methods = methods;
        this.paths = paths;
        this.bytes = bytes;
        this.streams = streams;
    }

    @Override
    public String method() {
        return methods[Math.min(method++, methods.length - 1)];
    }

    @Override
    public String path() {
        return paths[Math.min(path++, paths.length - 1)];
    }

    @Override
    public byte[] bodyBytes() {
        return bytes.length == 0 ? null : bytes[Math.min(body++, bytes.length - 1)];
    }

    @Override
    public InputStream body() {
        return streams.length == 0 ? null : streams[Math.min(stream++, streams.length - 1)];
    }

    @Override
    public InputStream hijackedInput() {
        return null;
    }

    @Override
    public Map<String, String> headers() {
        return bytes.length + streams.length == 0
                ? Map.of()
                : Map.of("Content-Type", "application/json");
    }
}
