package io.cargoshipper.host.engine;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.cargoshipper.host.engine.EngineIoException.Stage;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.message.MessageSupport;

/**
 * One request and its response, on a connection of their own. The request is written once: there is
 * no retry, no redirect and no reuse. {@link #close} ends it from any thread and at any point,
 * whether it is connecting, waiting or streaming.
 */
final class Exchange implements Closeable {

    private static final int SUCCESS = 2;

    private final EngineAddress address;
    private final EngineSocketFactory sockets;
    private final Request request;

    private Optional<Socket> socket = Optional.empty();
    private Optional<HijackedInput> hijackedInput = Optional.empty();
    private Optional<Throwable> inputFailure = Optional.empty();
    private boolean closed;

    Exchange(EngineAddress address, EngineSocketFactory sockets, Request request) {
        this.address = address;
        this.sockets = sockets;
        this.request = request;
    }

    /**
     * Sends the request and waits for the head of the response, whose body the caller then reads.
     * After a failure everything is closed.
     *
     * @throws EngineIoException when there is no connection, or it breaks
     */
    Response execute() throws EngineIoException {
        Stage stage = Stage.CONNECTING;
        try {
            Socket raw = hold(sockets.create());
            Socket connected = sockets.connect(raw);
            stage = Stage.WAITING;
            return exchange(connected);
        } catch (IOException | HttpException e) {
            EngineIoException failure = failure(stage, e);
            close();
            throw failure;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Ends it. A thread that waits in it gets a failure. */
    @Override
    public void close() {
        Optional<Socket> open;
        synchronized (this) {
            closed = true;
            open = socket;
            hijackedInput.ifPresent(HijackedInput::stop);
        }
        // Always the plain socket: closing TLS would wait for whoever is writing to it.
        open.ifPresent(Exchange::closeQuietly);
    }

    EngineIoException failure(Stage stage, Exception cause) {
        return new EngineIoException(address, isClosed() ? Stage.ABORTED : stage, cause);
    }

    /**
     * Says that the input for the command has failed, if so: then that is why the exchange ended,
     * and no fault of the engine's.
     */
    void requireInput() throws IOException {
        Optional<Throwable> failure;
        synchronized (this) {
            failure = inputFailure;
        }
        if (failure.isPresent()) {
            throw new IOException("the input for the command could not be read", failure.get());
        }
    }

    private Response exchange(Socket connected) throws IOException, HttpException {
        DefaultBHttpClientConnection connection =
                new DefaultBHttpClientConnection(
                        Http1Config.DEFAULT, null, null, Exchange::length, null, null, null);
        connection.bind(connected);
        ClassicHttpResponse response =
                send(RequestMessage.of(address, request, this::close), connection);
        if (isHijacked(response)) {
            hijack(connected);
            response.setCode(HttpStatus.SC_OK); // docker-java takes any 2xx
        }
        if (MessageSupport.canResponseHaveBody(request.method(), response)) {
            connection.receiveResponseEntity(response);
        }
        InputStream body =
                response.getEntity() == null
                        ? InputStream.nullInputStream()
                        : response.getEntity().getContent();
        return new ExchangeResponse(this, response, body);
    }

    private ClassicHttpResponse send(
            ClassicHttpRequest message, DefaultBHttpClientConnection connection)
            throws IOException, HttpException {
        Optional<IOException> unsent = Optional.empty();
        try {
            connection.sendRequestHeader(message);
            if (message.getEntity() != null) {
                connection.sendRequestEntity(message);
            }
            connection.flush();
        } catch (IOException e) {
            // An engine may refuse a long body without reading it: the answer says more than the
            // broken pipe does.
            unsent = Optional.of(e);
        }
        try {
            return receive(connection);
        } catch (IOException e) {
            throw unsent.orElse(e);
        }
    }

    private static ClassicHttpResponse receive(DefaultBHttpClientConnection connection)
            throws IOException, HttpException {
        ClassicHttpResponse response;
        do {
            response = connection.receiveResponseHeader();
        } while (response.getCode() < HttpStatus.SC_OK
                && response.getCode() != HttpStatus.SC_SWITCHING_PROTOCOLS);
        return response;
    }

    /**
     * Tells whether the connection is now the command's. Engines may also say so with a success
     * instead of 101, after which comes a stream without any frame. An answer that can have no body
     * is at its end: what came after it would be the next request to the engine.
     */
    private boolean isHijacked(ClassicHttpResponse response) {
        if (response.getCode() == HttpStatus.SC_SWITCHING_PROTOCOLS) {
            return true;
        }
        if (request.hijackedInput() == null
                || response.getCode() / 100 != SUCCESS
                || response.getCode() == HttpStatus.SC_RESET_CONTENT
                || !MessageSupport.canResponseHaveBody(request.method(), response)) {
            return false;
        }
        Header encoding = response.getFirstHeader(HttpHeaders.TRANSFER_ENCODING);
        if (response.containsHeader(HttpHeaders.CONTENT_LENGTH)
                || (encoding != null && !isIdentity(encoding))) {
            throw EngineErrors.notHandedOver(address, response.getCode());
        }
        return true;
    }

    private void hijack(Socket connected) throws IOException {
        InputStream input = request.hijackedInput();
        if (input == null) {
            throw new IOException("the engine switched protocols without being asked to");
        }
        synchronized (this) {
            if (!closed) {
                hijackedInput =
                        Optional.of(HijackedInput.start(input, connected, this::inputFailed));
            }
        }
    }

    private void inputFailed(Throwable cause) {
        synchronized (this) {
            if (closed) {
                return; // it was woken because all is over
            }
            inputFailure = Optional.of(cause);
        }
        close();
    }

    private Socket hold(Socket created) throws IOException {
        synchronized (this) {
            socket = Optional.of(created);
            if (!closed) {
                return created;
            }
        }
        closeQuietly(created);
        throw new IOException("closed before it was sent");
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** As docker-java has it: some engines announce raw streams as {@code identity}. */
    private static long length(HttpMessage message) throws HttpException {
        Header encoding = message.getFirstHeader(HttpHeaders.TRANSFER_ENCODING);
        return encoding != null && isIdentity(encoding)
                ? ContentLengthStrategy.UNDEFINED
                : DefaultContentLengthStrategy.INSTANCE.determineLength(message);
    }

    private static boolean isIdentity(Header encoding) {
        return "identity".equalsIgnoreCase(encoding.getValue());
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Given up either way.
        }
    }
}
