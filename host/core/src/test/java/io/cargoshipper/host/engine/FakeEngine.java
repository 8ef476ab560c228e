package io.cargoshipper.host.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A scripted engine on a Unix socket. It answers pings; everything else it answers as told with
 * {@link #on}, or with 404. It remembers what it was asked, and can be stopped and started again at
 * the same socket.
 */
public final class FakeEngine implements AutoCloseable {

    private final Path socket;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final Set<String> answeredEarly = ConcurrentHashMap.newKeySet();
    private final List<Recorded> requests = new CopyOnWriteArrayList<>();
    private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();
    private Optional<ServerSocketChannel> server = Optional.empty();
    private Optional<Thread> acceptor = Optional.empty();

    private FakeEngine(Path socket) {
        this.socket = socket;
    }

    /** A request as it came. */
    public record Recorded(String method, String target, Map<String, String> headers, String body) {

        /** Method and path, without the query. */
        public String line() {
            int query = target.indexOf('?');
            return method + " " + (query < 0 ? target : target.substring(0, query));
        }
    }

    /** What to do about a request. */
    @FunctionalInterface
    public interface Script {
        void answer(Connection connection) throws IOException;
    }

    /** Starts one. */
    public static FakeEngine start(Path socket) throws IOException {
        FakeEngine engine = new FakeEngine(socket);
        engine.on("GET /_ping", answer(200, "OK"));
        engine.start();
        return engine;
    }

    /** Answers with a body that is taken for JSON. */
    public static Script answer(int status, String body) {
        return connection -> connection.answer(status, body);
    }

    /** Says nothing until the client gives up. */
    public static Script hang() {
        return Connection::awaitClose;
    }

    /** Reads the request and closes the connection. */
    public static Script drop() {
        return connection -> {};
    }

    /** Scripts the answers to a request line without its query, e.g. {@code GET /version}. */
    public FakeEngine on(String line, Script script) {
        scripts.put(line, script);
        return this;
    }

    /** As {@link #on}, but answers when the head of the request is there, and reads no body. */
    public FakeEngine onHead(String line, Script script) {
        answeredEarly.add(line);
        return on(line, script);
    }

    /** Where it is. */
    public Path socket() {
        return socket;
    }

    /** All requests, in the order of their arrival. */
    public List<Recorded> requests() {
        return List.copyOf(requests);
    }

    /** The request lines of all requests but pings. */
    public List<String> lines() {
        return requests.stream()
                .map(Recorded::line)
                .filter(line -> !line.equals("GET /_ping"))
                .toList();
    }

    /** Starts it again after {@link #stop}. */
    public synchronized void start() throws IOException {
        Files.deleteIfExists(socket);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(socket));
        server = Optional.of(channel);
        acceptor = Optional.of(daemon(() -> accept(channel)));
    }

    /** Closes all connections, and the socket, whose file stays as that of a killed engine does. */
    public synchronized void stop() throws IOException {
        if (server.isPresent()) {
            server.get().close();
            join(acceptor.orElseThrow()); // until then it may still take a connection
            awaitRefusal();
        }
        for (SocketChannel connection : connections) {
            connection.close();
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        Files.deleteIfExists(socket);
    }

    /** A process that another test starts just now holds the socket too, until it has closed it. */
    private void awaitRefusal() throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socket);
        while (takes(address)) {
            Thread.onSpinWait();
        }
    }

    private static boolean takes(UnixDomainSocketAddress address) throws IOException {
        try (SocketChannel taken = SocketChannel.open(address)) {
            return taken.isConnected();
        } catch (SocketException e) {
            return false;
        }
    }

    private void accept(ServerSocketChannel channel) throws IOException {
        while (channel.isOpen()) {
            SocketChannel connection = channel.accept();
            connections.add(connection);
            daemon(() -> serve(connection));
        }
    }

    private void serve(SocketChannel channel) throws IOException {
        try (channel) {
            Connection connection = new Connection(channel);
            Recorded request = connection.readRequest(answeredEarly);
            requests.add(request);
            scripts.getOrDefault(request.line(), answer(404, "{\"message\":\"page not found\"}"))
                    .answer(connection);
        } finally {
            connections.remove(channel);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void join(Thread thread) throws IOException {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static Thread daemon(Work work) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                work.run();
                            } catch (ClosedChannelException e) {
                                // stopped
                            } catch (IOException e) {
                                // the client went away
                            }
                        },
                        "fake-engine");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** One connection with one request on it. */
    public static final class Connection {

        private static final String END_OF_HEAD = "\r\n\r\n";

        private final SocketChannel channel;
        private final InputStream input;

        private Connection(SocketChannel channel) {
            this.channel = channel;
            this.input = Channels.newInputStream(channel);
        }

        /** Sends a whole answer. */
        public void answer(int status, String body) throws IOException {
            head(
                    status,
                    "Api-Version: 1.51",
                    "Server: Fake/1",
                    "Ostype: linux",
                    "Content-Type: application/json",
                    "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
            send(body.getBytes(StandardCharsets.UTF_8));
        }

        /** Starts an answer that goes on with {@link #chunk}. */
        public void startStream() throws IOException {
            head(200, "Transfer-Encoding: chunked");
        }

        /** Sends the head of an answer. */
        public void head(int status, String... headers) throws IOException {
            send(
                    "HTTP/1.1 %d Scripted\r\n%s%s"
                            .formatted(status, String.join("\r\n", headers), END_OF_HEAD)
                            .getBytes(StandardCharsets.UTF_8));
        }

        /** Sends a part of an answer, at once: a client may go away as soon as it has read it. */
        public void chunk(byte[] bytes) throws IOException {
            ByteArrayOutputStream chunk = new ByteArrayOutputStream();
            chunk.write("%x\r\n".formatted(bytes.length).getBytes(StandardCharsets.UTF_8));
            chunk.write(bytes);
            chunk.write("\r\n".getBytes(StandardCharsets.UTF_8));
            send(chunk.toByteArray());
        }

        /** Sends bytes as they are. */
        public void send(byte[] bytes) throws IOException {
            Channels.newOutputStream(channel).write(bytes);
        }

        /** Reads what comes until the client says that no more will. */
        public String readToEnd() throws IOException {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        }

        /** Waits until the client closes the connection. */
        public void awaitClose() {
            try {
                input.readAllBytes();
            } catch (IOException e) {
                // Closed with something left unread, which resets it.
            }
        }

        private Recorded readRequest(Set<String> withoutBody) throws IOException {
            String head = readUntil(END_OF_HEAD);
            String[] lines = head.split("\r\n", -1);
            String[] first = lines[0].split(" ", 3);
            Map<String, String> headers = new TreeMap<>();
            for (int i = 1; !lines[i].isEmpty(); i++) {
                int colon = lines[i].indexOf(':');
                headers.put(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
            Recorded bodiless = new Recorded(first[0], first[1], headers, "");
            return withoutBody.contains(bodiless.line())
                    ? bodiless
                    : new Recorded(first[0], first[1], headers, readBody(headers));
        }

        private String readBody(Map<String, String> headers) throws IOException {
            if (headers.containsKey("content-length")) {
                int length = Integer.parseInt(headers.get("content-length"));
                return new String(input.readNBytes(length), StandardCharsets.UTF_8);
            }
            return headers.containsKey("transfer-encoding") ? readChunks() : "";
        }

        private String readChunks() throws IOException {
            StringBuilder body = new StringBuilder();
            int length;
            do {
                length = Integer.parseInt(readUntil("\r\n").strip(), 16);
                body.append(new String(input.readNBytes(length), StandardCharsets.UTF_8));
                readUntil("\r\n");
            } while (length > 0);
            return body.toString();
        }

        private String readUntil(String end) throws IOException {
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            while (!read.toString(StandardCharsets.UTF_8).endsWith(end)) {
                int next = input.read();
                if (next < 0) {
                    throw new ClosedChannelException();
                }
                read.write(next);
            }
            return read.toString(StandardCharsets.UTF_8);
        }
    }
}
