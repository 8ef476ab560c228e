package io.cargoshipper.pack.tasks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One attempt after the other over HTTP, by a client of the pack's own. */
final class HttpLink {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    private final BackendSettings settings;
    private final ExecutorService threads;
    private final HttpClient client;

    HttpLink(BackendSettings settings) {
        this.settings = settings;
        // Its own threads, since those that the client would make outlive the pack.
        this.threads = Executors.newCachedThreadPool(HttpLink::thread);
        this.client =
                HttpClient.newBuilder()
                        .executor(threads)
                        .connectTimeout(min(settings.timeout(), LONGEST_CONNECT))
                        // A token must not go where the backend points.
                        .followRedirects(HttpClient.Redirect.NEVER)
                        // The offer of version 2 makes some servers of version 1 log a warning.
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
    }

    BackendSettings settings() {
        return settings;
    }

    /**
     * Sends a request once.
     *
     * @throws AnswerTooLargeException if the answer is too large to be read
     * @throws IOException if no answer came, or not all of it
     */
    Answer send(Request request, int attempt, Patience patience) throws IOException {
        HttpResponse<byte[]> response =
                patience.await(client.sendAsync(asHttp(request), answer -> new BoundedBody()));
        return new Answer(
                response.statusCode(),
                new String(response.body(), StandardCharsets.UTF_8),
                response.headers()
                        .firstValue("Retry-After")
                        .flatMap(text -> RetryAfter.parse(text, Instant.now())),
                attempt);
    }

    /** To be called when no request is under way any more. */
    void close() {
        if (client instanceof AutoCloseable closeable) {
            // From Java 21 on. Before, the client ends when nothing refers to it.
            closeQuietly(closeable);
        }
        threads.shutdownNow();
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP client could not be closed", e);
        }
    }

    private HttpRequest asHttp(Request request) {
        BodyPublisher body =
                request.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
        HttpRequest.Builder http =
                HttpRequest.newBuilder(
                                URI.create(settings.baseUrl() + request.path() + request.query()))
                        .method(request.method(), body)
                        .header("Accept", "application/json")
                        .header("Authorization", "Bearer " + settings.token());
        if (request.body().isPresent()) {
            http.header("Content-Type", "application/json");
        }
        return http.build();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "tasks-http");
        thread.setDaemon(true);
        return thread;
    }
}
