package io.cargoshipper.host.engine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.cargoshipper.api.EngineApi;
import io.cargoshipper.api.ToolException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The engine's API as it is, through the same guard as the lease's client. */
final class LeaseApi implements EngineApi {

    /** The engine's messages are short; what a proxy may say instead is cut. */
    private static final int LONGEST_REFUSAL = 64 * 1024;

    private final DockerHttpClient http;
    private final ObjectMapper mapper;

    LeaseApi(DockerHttpClient http, ObjectMapper mapper) {
        this.http = http;
        this.mapper = mapper;
    }

    @Override
    public Answer send(Request request) {
        Response response = http.execute(message(request));
        if (response.getStatusCode() / 100 == 2) {
            return new Given(response);
        }
        try (response) {
            byte[] body = response.getBody().readNBytes(LONGEST_REFUSAL);
            throw EngineErrors.answered(
                    response.getStatusCode(), new String(body, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static DockerHttpClient.Request message(Request request) {
        DockerHttpClient.Request.Builder builder =
                DockerHttpClient.Request.builder()
                        .method(request.method().name())
                        .path(request.path() + query(request.query()))
                        .putHeader("accept", "application/json");
        request.body()
                .ifPresent(
                        body ->
                                builder.putHeader("content-type", body.mediaType())
                                        .body(body.content()));
        return builder.build();
    }

    private static String query(List<Parameter> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.stream()
                        .map(it -> encode(it.name()) + "=" + encode(it.value()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static RuntimeException failure(IOException e) {
        Optional<ToolException> known = EngineErrors.translate(e);
        return known.isPresent() ? known.get() : new UncheckedIOException(e);
    }

    private final class Given implements Answer {

        private final Response response;
        private Optional<JsonParser> parser = Optional.empty();

        Given(Response response) {
            this.response = response;
        }

        @Override
        public int status() {
            return response.getStatusCode();
        }

        @Override
        public InputStream body() {
            return response.getBody();
        }

        @Override
        public Optional<Object> nextJson() {
            try {
                if (parser.isEmpty()) {
                    parser = Optional.of(mapper.createParser(response.getBody()));
                }
                // Value by value: Jackson's own iterator takes a list for a sequence of values.
                return parser.get().nextToken() == null
                        ? Optional.empty()
                        : Optional.ofNullable(mapper.readValue(parser.get(), Object.class));
            } catch (IOException e) {
                throw failure(e);
            }
        }

        @Override
        public void close() {
            response.close();
        }
    }
}
