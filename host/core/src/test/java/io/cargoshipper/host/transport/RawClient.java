package io.cargoshipper.host.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.host.protocol.Protocol;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A client that sends lines, whatever is in them, and reads the answers as they are. */
public final class RawClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final StdioLink link;
    private final OutputStream out;
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private int pings;

    public RawClient(StdioLink link) {
        this.link = link;
        this.out = link.toServer();
        Daemons.start("raw-client", this::read);
    }

    public static RawClient of(Protocol protocol) {
        return new RawClient(StdioLink.to(protocol));
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(link.fromServer(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                received.add(line);
            }
        } catch (IOException e) {
            // the link was closed
        }
    }

    public StdioLink link() {
        return link;
    }

    public void send(String line) throws IOException {
        send((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    public void request(Object id, String method, String params) throws IOException {
        send(
                "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"%s\",\"params\":%s}"
                        .formatted(MAPPER.writeValueAsString(id), method, params));
    }

    public void call(Object id, String tool) throws IOException {
        request(id, "tools/call", "{\"name\":\"%s\"}".formatted(tool));
    }

    public void cancel(Object id) throws IOException {
        send(
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":%s}}"
                        .formatted(MAPPER.writeValueAsString(id)));
    }

    /** Greets the server and says that it is ready. */
    public RawClient handshake() throws Exception {
        return handshake("2025-11-25");
    }

    /** As {@link #handshake()}, with a revision of the protocol. */
    public RawClient handshake(String version) throws Exception {
        return handshake(version, "{}");
    }

    /** As {@link #handshake()}, with a revision of the protocol and capabilities as JSON. */
    public RawClient handshake(String version, String capabilities) throws Exception {
        request(
                "hello",
                "initialize",
                initialize(version)
                        .replace("\"capabilities\":{}", "\"capabilities\":" + capabilities));
        assertThat(next()).containsEntry("id", "hello").containsKey("result");
        send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        return this;
    }

    public static String initialize(String version) {
        return "{\"protocolVersion\":\"%s\",\"capabilities\":{},\"clientInfo\":{\"name\":\"raw\",\"version\":\"7\"}}"
                .formatted(version);
    }

    /** Waits for the next message, of whatever kind. */
    public Map<String, Object> next() throws InterruptedException {
        String line = received.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(line).as("a message within %s", PATIENCE).isNotNull();
        return MAPPER.readValue(line, OBJECT);
    }

    /** Proves that the session lives, and that nothing else was sent before this. */
    public void assertQuietAndAlive() throws Exception {
        String id = "ping-" + pings++;
        send("{\"jsonrpc\":\"2.0\",\"id\":\"%s\",\"method\":\"ping\"}".formatted(id));
        assertThat(next()).containsEntry("id", id).containsEntry("result", Map.of());
    }

    @Override
    public void close() throws IOException {
        link.close();
    }
}
