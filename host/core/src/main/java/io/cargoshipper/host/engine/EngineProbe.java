package io.cargoshipper.host.engine;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pings the candidates, one after the other, for the first that answers as an engine does. */
final class EngineProbe {

    private static final Logger LOG = LoggerFactory.getLogger(EngineProbe.class);
    private static final Request PING =
            Request.builder().method(Request.Method.GET).path("/_ping").build();
    private static final int OK = 200;

    private final Supplier<List<EngineAddress>> discovery;
    private final EngineSettings settings;

    EngineProbe(Supplier<List<EngineAddress>> discovery, EngineSettings settings) {
        this.discovery = discovery;
        this.settings = settings;
    }

    /** An engine that answered, and the way to it. */
    record Found(EngineTransport transport, EngineFacts facts) {}

    /**
     * @throws ToolException {@code ENGINE_UNAVAILABLE} when none answers; the message has a line
     *     for each that is there, and one for all that are not
     */
    Found find() {
        List<String> failed = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (EngineAddress candidate : discovery.get()) {
            // Not "does not exist": one in a folder that cannot be read is worth a line.
            if (candidate.socket().filter(Files::notExists).isPresent()) {
                missing.add(candidate.describe());
                continue;
            }
            try {
                return ping(candidate);
            } catch (IOException e) {
                LOG.debug("No engine at {}", candidate.describe(), e);
                failed.add("- " + candidate.describe() + ": " + e.getMessage());
            }
        }
        throw noneAnswers(failed, missing);
    }

    private Found ping(EngineAddress address) throws IOException {
        Duration limit = settings.connectTimeout(address);
        EngineTransport transport = new EngineTransport(address, limit);
        Exchange exchange = transport.exchange(PING);
        // A socket's owner may hang: only closing it from outside ends the wait.
        CompletableFuture<Void> watch = new CompletableFuture<>();
        CompletableFuture<Void> unused =
                watch.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                        .whenComplete((none, timeout) -> exchange.close());
        try (Response response = exchange.execute()) {
            if (response.getStatusCode() != OK) {
                throw new IOException(
                        "answers a ping with status %d, as no engine does"
                                .formatted(response.getStatusCode()));
            }
            EngineFacts facts = EngineFacts.of(address, response);
            LOG.info(
                    "Engine: {}, {}",
                    address.describe(),
                    facts.server().orElse("of unknown version"));
            return new Found(transport, facts);
        } catch (EngineIoException e) {
            boolean timedOut = watch.isCompletedExceptionally();
            throw new IOException(timedOut ? EngineIoException.timedOut(limit) : e.reason(), e);
        } finally {
            watch.complete(null);
        }
    }

    private static ToolException noneAnswers(List<String> failed, List<String> missing) {
        List<String> lines = new ArrayList<>();
        lines.add("No container engine answers. Tried:");
        lines.addAll(failed);
        if (!missing.isEmpty()) {
            lines.add("- no such socket: " + String.join(", ", missing));
        }
        lines.add("Start an engine, or name one with engine.host or DOCKER_HOST.");
        return new ToolException(ErrorCode.ENGINE_UNAVAILABLE, String.join("\n", lines));
    }
}
