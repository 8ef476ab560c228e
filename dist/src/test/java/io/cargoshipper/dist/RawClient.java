package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A client that speaks line by line and may send anything. Closing it asserts that the server kept
 * to the protocol: nothing but JSON-RPC on stdout, and no request answered twice.
 */
final class RawClient implements AutoCloseable {

    /** How long an answer may take that is due at once. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ServerProcess server;
    private final Inbox inbox;
    private int lastId;

    private RawClient(ServerProcess server) {
        this.server = server;
        this.inbox = new Inbox(server.output());
    }

    /** Speaks to a server, without a handshake. */
    static RawClient strangerTo(ServerProcess server) {
        return new RawClient(server);
    }

    /** Speaks to a server, after the handshake. */
    static RawClient of(ServerProcess server) {
        RawClient client = new RawClient(server);
        try {
            client.shakeHands();
        } catch (AssertionError | RuntimeException e) {
            server.close();
            throw e;
        }
        return client;
    }

    /** Starts a server and speaks to it, after the handshake. */
    static RawClient of(Launch launch) {
        return of(launch.start());
    }

    ServerProcess server() {
        return server;
    }

    private void shakeHands() {
        JsonNode answer =
                request(
                        "initialize",
                        Map.of(
                                "protocolVersion",
                                "2025-11-25",
                                "capabilities",
                                Map.of(),
                                "clientInfo",
                                Map.of("name", "raw", "version", "1")));
        assertThat(answer.path("result").path("protocolVersion").asString(""))
                .as("answer to initialize: %s", answer)
                .isEqualTo("2025-11-25");
        notify("notifications/initialized", Map.of());
    }

    /** Sends bytes as they are. */
    void send(byte[] bytes) {
        try {
            server.input().write(bytes);
            server.input().flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the server reads no more; " + stderr(), e);
        }
    }

    /** Sends a line. */
    void sendLine(String line) {
        send((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a notification. */
    void notify(String method, Map<String, ?> params) {
        sendLine(write(Optional.empty(), method, params));
    }

    /** Sends a request and returns its id. */
    int send(String method, Map<String, ?> params) {
        lastId++;
        sendLine(write(Optional.of(lastId), method, params));
        return lastId;
    }

    /** Sends a tool call and returns its id. */
    int sendCall(String tool, Map<String, ?> arguments) {
        return send("tools/call", Map.of("name", tool, "arguments", arguments));
    }

    /** Sends many calls of one tool in one write, and returns their ids in order. */
    List<Integer> sendCalls(String tool, List<? extends Map<String, ?>> arguments) {
        List<Integer> ids = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (Map<String, ?> one : arguments) {
            lastId++;
            ids.add(lastId);
            lines.append(
                            write(
                                    Optional.of(lastId),
                                    "tools/call",
                                    Map.of("name", tool, "arguments", one)))
                    .append('\n');
        }
        send(lines.toString().getBytes(StandardCharsets.UTF_8));
        return ids;
    }

    /** Sends a request and waits for its answer, the message as a whole. */
    JsonNode request(String method, Map<String, ?> params) {
        return await(send(method, params));
    }

    /** Calls a tool and waits for what it answers. */
    ToolAnswer call(String tool, Map<String, ?> arguments) {
        return awaitCall(sendCall(tool, arguments));
    }

    /** Waits for the answer to a request, the message as a whole. */
    JsonNode await(int id) {
        return await(id, PATIENCE);
    }

    /** Waits for the answer to a request, the message as a whole. */
    JsonNode await(int id, Duration limit) {
        return inbox.answer(JsonNodeFactory.instance.numberNode(id), limit)
                .orElseThrow(() -> missing("answer to request " + id, limit));
    }

    /** Waits for the answer to a call. */
    ToolAnswer awaitCall(int id) {
        return awaitCall(id, PATIENCE);
    }

    /** Waits for the answer to a call. */
    ToolAnswer awaitCall(int id, Duration limit) {
        return ToolAnswer.of(await(id, limit));
    }

    /** Waits for the next error that answers no request in particular. */
    JsonNode awaitErrorWithoutId() {
        return inbox.errorWithoutId(PATIENCE)
                .orElseThrow(() -> missing("error without an id", PATIENCE));
    }

    /** Asserts that a request stays unanswered for some time. */
    void assertUnanswered(int id, Duration time) {
        assertThat(inbox.answer(JsonNodeFactory.instance.numberNode(id), time))
                .as("answer to request %d, which must not come", id)
                .isEmpty();
    }

    /** Asserts that the session goes on. */
    void assertAlive() {
        assertThat(request("ping", Map.of()).path("result").isObject())
                .as("answer to ping")
                .isTrue();
    }

    /** The names of the tools that are listed. */
    List<String> toolNames() {
        List<String> names = new ArrayList<>();
        request("tools/list", Map.of())
                .path("result")
                .path("tools")
                .forEach(tool -> names.add(tool.path("name").asString("")));
        return names;
    }

    /** The notifications of one method so far, their parameters. */
    List<JsonNode> notifications(String method) {
        return inbox.notifications().stream()
                .filter(message -> message.path("method").asString("").equals(method))
                .map(message -> message.path("params"))
                .toList();
    }

    /** All that the server has written so far, to either stream. */
    String transcript() {
        return inbox.transcript() + server.stderr();
    }

    /** Closes the server's input. */
    void endInput() {
        try {
            server.input().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the server's end and returns its exit code. */
    int awaitExit() {
        return server.awaitExit(PATIENCE);
    }

    @Override
    public void close() {
        server.close();
        inbox.awaitEnd(PATIENCE);
        assertThat(inbox.violations()).as("what the server wrote to stdout").isEmpty();
    }

    private AssertionError missing(String what, Duration limit) {
        return new AssertionError("no %s within %s; %s".formatted(what, limit, stderr()));
    }

    private String stderr() {
        return "the server's stderr:%n%s".formatted(server.stderr());
    }

    private static String write(Optional<Integer> id, String method, Map<String, ?> params) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("jsonrpc", "2.0");
        id.ifPresent(number -> message.put("id", number));
        message.put("method", method);
        message.put("params", params);
        return JSON.writeValueAsString(message);
    }
}
