package io.cargoshipper.dist;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server sends, sorted as it arrives. Every line must be one JSON-RPC message, and no
 * request may be answered twice; what is otherwise is kept as a violation.
 */
final class Inbox {

    private final InputStream stream;
    private final Map<JsonNode, JsonNode> answers = new HashMap<>();
    private final Deque<JsonNode> withoutId = new ArrayDeque<>();
    private final List<JsonNode> notifications = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final StringBuilder transcript = new StringBuilder();
    private boolean ended;

    Inbox(InputStream stream) {
        this.stream = stream;
        Thread reader = new Thread(this::read, "stdout of the server");
        reader.setDaemon(true);
        reader.start();
    }

    /** Waits for the answer to a request; empty if none comes in time. */
    synchronized Optional<JsonNode> answer(JsonNode id, Duration limit) {
        return await(() -> Optional.ofNullable(answers.get(id)), limit);
    }

    /** Waits for the next error that answers no request in particular. */
    synchronized Optional<JsonNode> errorWithoutId(Duration limit) {
        return await(() -> Optional.ofNullable(withoutId.poll()), limit);
    }

    /** The notifications so far. */
    synchronized List<JsonNode> notifications() {
        return List.copyOf(notifications);
    }

    /** All that came so far. */
    synchronized String transcript() {
        return transcript.toString();
    }

    /** What a server must not do, and did; errors that no test waited for are among it. */
    synchronized List<String> violations() {
        List<String> all = new ArrayList<>(violations);
        withoutId.forEach(error -> all.add("not asked for: " + error));
        return all;
    }

    /** Waits until the server has closed its output; false if it has not in time. */
    synchronized boolean awaitEnd(Duration limit) {
        return await(() -> Optional.of(ended).filter(Boolean::booleanValue), limit).isPresent();
    }

    private <T> Optional<T> await(Supplier<Optional<T>> wanted, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        Optional<T> found = wanted.get();
        while (found.isEmpty()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0 || ended) {
                return found;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
            found = wanted.get();
        }
        return found;
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                take(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            end();
        }
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    private synchronized void take(String line) {
        transcript.append(line).append('\n');
        JsonNode message;
        try {
            message = JsonMapper.shared().readTree(line);
        } catch (JacksonException e) {
            violations.add("no JSON: " + line);
            return;
        }
        if (!message.isObject() || !"2.0".equals(message.path("jsonrpc").asString(""))) {
            violations.add("no JSON-RPC message: " + line);
        } else if (message.has("method")) {
            notifications.add(message);
        } else if (!message.has("result") && !message.has("error")) {
            violations.add("neither request nor answer: " + line);
        } else if (!message.hasNonNull("id")) {
            withoutId.add(message);
        } else if (answers.putIfAbsent(message.get("id"), message) != null) {
            violations.add("answered twice: " + line);
        }
        notifyAll();
    }
}
