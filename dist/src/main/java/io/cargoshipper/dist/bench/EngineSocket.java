package io.cargoshipper.dist.bench;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The least that speaks to an engine over its socket, for docker-java: a connection for each
 * request, the answer read as a whole.
 */
final class EngineSocket implements DockerHttpClient {

    private static final int TAR_END = 1024;

    private final Path socket;

    EngineSocket(Path socket) {
        this.socket = socket;
    }

    /** Makes an image without files. */
    void importEmptyImage(String name) throws IOException {
        Answer answer =
                send(
                        "POST",
                        "/images/create?fromSrc=-&repo=" + name,
                        "application/x-tar",
                        new byte[TAR_END]);
        if (answer.getStatusCode() != 200) {
            throw new IOException("the engine imports no image: " + answer.getStatusCode());
        }
    }

    @Override
    public Response execute(Request request) {
        try (InputStream body = request.body()) {
            byte[] bytes = body == null ? new byte[0] : body.readAllBytes();
            return send(request.method(), request.path(), "application/json", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {}

    private Answer send(String method, String path, String type, byte[] body) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            String head =
                    "%s %s HTTP/1.1\r\nHost: engine\r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                            .formatted(method, path, type, body.length);
            write(channel, head.getBytes(StandardCharsets.US_ASCII));
            write(channel, body);
            return read(new BufferedInputStream(Channels.newInputStream(channel)));
        }
    }

    private static void write(SocketChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static Answer read(InputStream input) throws IOException {
        int status = Integer.parseInt(line(input).substring("HTTP/1.1 ".length()).substring(0, 3));
        boolean chunked = false;
        for (String header = line(input); !header.isEmpty(); header = line(input)) {
            chunked |= header.toLowerCase(Locale.ROOT).startsWith("transfer-encoding: chunked");
        }
        return new Answer(status, chunked ? chunks(input) : input.readAllBytes());
    }

    private static byte[] chunks(InputStream input) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = size(input); size > 0; size = size(input)) {
            body.write(input.readNBytes(size));
            line(input);
        }
        return body.toByteArray();
    }

    private static int size(InputStream input) throws IOException {
        return Integer.parseInt(line(input).strip(), 16);
    }

    private static String line(InputStream input) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = input.read(); c >= 0 && c != '\n'; c = input.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static final class Answer implements Response {

        private final int status;
        private final byte[] body;

        private Answer(int status, byte[] body) {
            this.status = status;
            this.body = body;
        }

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
            return new ByteArrayInputStream(body);
        }

        @Override
        public void close() {}
    }
}
