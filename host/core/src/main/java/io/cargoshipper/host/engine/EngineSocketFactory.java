package io.cargoshipper.host.engine;

import com.github.dockerjava.transport.NamedPipeSocket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Opens sockets to one engine. */
final class EngineSocketFactory {

    private final EngineAddress address;
    private final int connectTimeoutMillis;
    private final Optional<SSLSocketFactory> tls;

    /**
     * @throws io.cargoshipper.api.ToolException when the TLS material cannot be used
     */
    EngineSocketFactory(EngineAddress address, Duration connectTimeout) {
        this.address = address;
        this.connectTimeoutMillis = Math.toIntExact(connectTimeout.toMillis());
        this.tls = address.tls().map(TlsMaterial::socketFactory);
    }

    /** Makes a socket that is not connected yet, so that it can be closed while it connects. */
    Socket create() throws IOException {
        String path = address.uri().getPath();
        return switch (address.uri().getScheme()) {
            case "unix" -> new UnixSocket(path);
            case "npipe" -> new NamedPipeSocket(path);
            // A channel's socket, because waiting in a plain one cannot be interrupted.
            default -> SocketChannel.open().socket();
        };
    }

    /**
     * Connects a socket that this made.
     *
     * @return what to read from and write to: the same, or one with TLS on top
     */
    Socket connect(Socket socket) throws IOException {
        if (!address.isRemote()) {
            connectLocally(socket);
            return socket;
        }
        String host = address.uri().getHost().replaceAll("[\\[\\]]", "");
        int port = address.uri().getPort();
        InetSocketAddress target = new InetSocketAddress(host, port);
        if (target.isUnresolved()) {
            throw new UnknownHostException(host);
        }
        socket.connect(target, connectTimeoutMillis);
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true); // a stream of events may be silent for hours
        return tls.isPresent() ? secure(tls.get(), socket, host, port) : socket;
    }

    private void connectLocally(Socket socket) throws IOException {
        try {
            socket.connect(null, connectTimeoutMillis);
        } catch (RuntimeException e) {
            // docker-java's pipe wraps what it gives up on.
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private Socket secure(SSLSocketFactory factory, Socket socket, String host, int port)
            throws IOException {
        SSLSocket secure = (SSLSocket) factory.createSocket(socket, host, port, true);
        if (address.tls().orElseThrow().verify()) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
        }
        // The engine's patience with a handshake is not ours.
        secure.setSoTimeout(connectTimeoutMillis);
        secure.startHandshake();
        secure.setSoTimeout(0);
        return secure;
    }
}
