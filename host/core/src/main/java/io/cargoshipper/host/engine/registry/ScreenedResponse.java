package io.cargoshipper.host.engine.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The engine's answer to a request that took credentials along. A registry's refusal becomes a
 * {@link io.cargoshipper.api.ToolException}, wherever in the answer it stands; other failures pass
 * without the secrets that they may repeat.
 */
final class ScreenedResponse implements Response {

    /** Engines' messages are short; what a proxy may say instead is cut. */
    private static final int LONGEST_FAILURE = 64 * 1024;

    private final Response response;
    private final InputStream body;

    private ScreenedResponse(Response response, InputStream body) {
        this.response = response;
        this.body = body;
    }

    /**
     * Screens an answer.
     *
     * @throws io.cargoshipper.api.ToolException when it is a refusal; it is closed then
     */
    static Response of(Response response, RegistryRequest asks, Keyring keyring) {
        Screen screen = new Screen(asks, keyring, new Scrubber(keyring.secrets()));
        if (response.getStatusCode() / 100 == 2) {
            return new ScreenedResponse(response, new ErrorLines(response.getBody(), screen::line));
        }
        try {
            byte[] failure = response.getBody().readNBytes(LONGEST_FAILURE);
            String passed = screen.failure(new String(failure, StandardCharsets.UTF_8));
            return new ScreenedResponse(
                    response, new ByteArrayInputStream(passed.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            response.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            response.close();
            throw e;
        }
    }

    @Override
    public int getStatusCode() {
        return response.getStatusCode();
    }

    @Override
    public Map<String, List<String>> getHeaders() {
        return response.getHeaders();
    }

    @Override
    public InputStream getBody() {
        return body;
    }

    @Override
    public void close() {
        response.close();
    }

    /** What a failure says, and what may be passed on of it. */
    private record Screen(RegistryRequest asks, Keyring keyring, Scrubber scrubber) {

        /**
         * A line that may tell of a failure; others hold what users write, such as descriptions.
         */
        String line(String line) {
            Optional<String> message =
                    message(line, "/errorDetail/message").or(() -> message(line, "/error"));
            return message.isPresent() ? passed(line, message.get()) : line;
        }

        /** The whole answer with a status that tells of a failure. */
        String failure(String answer) {
            return passed(answer, message(answer, "/message").orElse(answer));
        }

        private String passed(String text, String message) {
            RegistryRefusal.of(asks, keyring, scrubber.scrub(message))
                    .ifPresent(
                            refusal -> {
                                throw refusal;
                            });
            return scrubber.scrubJson(text);
        }

        private static Optional<String> message(String text, String pointer) {
            try {
                return Optional.of(Json.MAPPER.readTree(text).at(pointer).asText(""))
                        .filter(message -> !message.isBlank());
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
        }
    }
}
