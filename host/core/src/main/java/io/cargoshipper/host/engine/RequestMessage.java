package io.cargoshipper.host.engine;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** Turns docker-java's request into an HTTP message. */
final class RequestMessage {

    private static final Set<String> METHODS_WITH_BODY = Set.of("POST", "PUT");

    private RequestMessage() {}

    /**
     * Writes the message.
     *
     * @param abort breaks the connection
     */
    static ClassicHttpRequest of(EngineAddress address, Request request, Runnable abort) {
        URI uri = address.uri();
        // The path goes out as it is: it is what the guard has judged.
        String path = address.isRemote() ? uri.getRawPath() + request.path() : request.path();
        ClassicHttpRequest message =
                new BasicClassicHttpRequest(request.method(), null, null, path);
        request.headers().forEach(message::addHeader);
        message.setHeader(
                HttpHeaders.HOST, address.isRemote() ? uri.getRawAuthority() : "localhost");
        message.setHeader(HttpHeaders.USER_AGENT, "CargoShipper");
        if (request.hijackedInput() == null) {
            message.setHeader(HttpHeaders.CONNECTION, "close");
        } else {
            message.setHeader(HttpHeaders.CONNECTION, "Upgrade");
            message.setHeader(HttpHeaders.UPGRADE, "tcp");
        }
        body(request, abort)
                .ifPresentOrElse(entity -> describe(message, entity), () -> empty(message));
        return message;
    }

    private static Optional<HttpEntity> body(Request request, Runnable abort) {
        byte[] bytes = request.bodyBytes();
        if (bytes != null) {
            return Optional.of(new ByteArrayEntity(bytes, null));
        }
        InputStream stream = request.body();
        return stream == null
                ? Optional.empty()
                : Optional.of(new InputStreamEntity(new CallersInput(stream, abort), null));
    }

    private static void describe(ClassicHttpRequest message, HttpEntity entity) {
        message.setEntity(entity);
        if (entity.getContentLength() < 0) {
            message.setHeader(HttpHeaders.TRANSFER_ENCODING, "chunked");
        } else {
            message.setHeader(HttpHeaders.CONTENT_LENGTH, entity.getContentLength());
        }
    }

    private static void empty(ClassicHttpRequest message) {
        if (METHODS_WITH_BODY.contains(message.getMethod())) {
            message.setHeader(HttpHeaders.CONTENT_LENGTH, 0);
        }
    }

    /**
     * Keeps failures to read what the caller gave apart from failures to send it, and breaks the
     * connection first: the HTTP classes would end the body properly, and the engine would take the
     * half that it has for the whole.
     */
    private static final class CallersInput extends FilterInputStream {

        private final Runnable abort;

        CallersInput(InputStream input, Runnable abort) {
            super(input);
            this.abort = abort;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                int read = super.read(bytes, offset, length);
                if (read > length) {
                    throw new IOException("the stream says that it read more than was asked for");
                }
                return read;
            } catch (IOException e) {
                abort.run();
                throw new UncheckedIOException(e);
            } catch (RuntimeException e) {
                abort.run();
                throw e;
            }
        }
    }
}
