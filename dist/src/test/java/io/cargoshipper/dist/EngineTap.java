package io.cargoshipper.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A socket in front of an engine that passes everything on, and knows which connections are open,
 * what each was last asked for, and all that was asked for.
 */
final class EngineTap implements AutoCloseable {

    private static final Pattern REQUEST = Pattern.compile("(\\S+) (\\S+) HTTP/1\\.1\r\n");
    private static final Set<String> READING = Set.of("GET ", "HEAD ");

    private final Path socket;
    private final SocketAddress engine;
    private final ServerSocketChannel server;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** Listens at a path and passes on to an engine. */
    EngineTap(TestEngine engine, Path socket) {
        this.socket = socket;
        this.engine = socketAddress(URI.create(engine.address()));
        try {
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon("tap", this::accept);
    }

    /** Where it listens, in the form of {@code DOCKER_HOST}. */
    String address() {
        return "unix://" + socket;
    }

    /** Whether a connection is open whose last request was for a path with this in it. */
    boolean serves(String path) {
        return connections.stream().anyMatch(connection -> connection.lastPath.contains(path));
    }

    /** The requests so far, method and path, in their order. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Those of the requests so far that do not only read. */
    List<String> changes() {
        return changes(requests);
    }

    /** Those of some requests that do not only read. */
    static List<String> changes(List<String> requests) {
        return requests.stream()
                .filter(request -> READING.stream().noneMatch(request::startsWith))
                .toList();
    }

    @Override
    public void close() throws IOException {
        server.close();
        connections.forEach(Connection::close);
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                Connection connection = new Connection(client, SocketChannel.open(engine));
                connections.add(connection);
                daemon("tap, requests", connection::passRequests);
                daemon("tap, answers", connection::passAnswers);
            }
        } catch (IOException e) {
            // The tap was closed, or the engine is gone: then clients find nobody here either.
        }
    }

    private static SocketAddress socketAddress(URI address) {
        return address.getScheme().equals("unix")
                ? UnixDomainSocketAddress.of(address.getPath())
                : new InetSocketAddress(address.getHost(), address.getPort());
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** One connection, from the client to the engine. */
    private final class Connection {

        private final SocketChannel client;
        private final SocketChannel toEngine;
        private volatile String lastPath = "";

        Connection(SocketChannel client, SocketChannel toEngine) {
            this.client = client;
            this.toEngine = toEngine;
        }

        void passRequests() {
            pass(client, toEngine, true);
        }

        void passAnswers() {
            pass(toEngine, client, false);
        }

        private void pass(ByteChannel from, ByteChannel to, boolean requests) {
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            try {
                while (from.read(buffer) >= 0) {
                    buffer.flip();
                    if (requests) {
                        note(StandardCharsets.ISO_8859_1.decode(buffer.duplicate()).toString());
                    }
                    while (buffer.hasRemaining()) {
                        to.write(buffer);
                    }
                    buffer.clear();
                }
            } catch (IOException e) {
                // Either side may go away at any time; the other one is told by closing.
            } finally {
                close();
            }
        }

        private void note(String sent) {
            Matcher request = REQUEST.matcher(sent);
            if (request.lookingAt()) {
                lastPath = request.group(2);
                requests.add(request.group(1) + " " + request.group(2));
            }
        }

        void close() {
            connections.remove(this);
            try (client;
                    toEngine) {
                // Closing is all there is to do.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
