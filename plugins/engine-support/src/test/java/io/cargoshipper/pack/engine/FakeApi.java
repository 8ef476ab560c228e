package io.cargoshipper.pack.engine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.cargoshipper.api.EngineApi;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The API of a {@link FakeEngine}, without the host's guard. */
final class FakeApi implements EngineApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DockerHttpClient engine;

    FakeApi(DockerHttpClient engine) {
        this.engine = engine;
    }

    @Override
    public Answer send(Request request) {
        DockerHttpClient.Request.Builder message =
                DockerHttpClient.Request.builder()
                        .method(request.method().name())
                        .path(request.path() + query(request.query()));
        request.body().ifPresent(body -> message.body(body.content()));
        Response response = engine.execute(message.build());
        if (response.getStatusCode() / 100 != 2) {
            throw failure(response);
        }
        return new Given(response);
    }

    private static String query(List<Parameter> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.stream()
                        .map(it -> it.name() + "=" + encode(it.value()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static ToolException failure(Response response) {
        try (response) {
            String message = JSON.readTree(response.getBody()).path("message").asText();
            ErrorCode code =
                    switch (response.getStatusCode()) {
                        case 400 -> ErrorCode.INVALID_ARGUMENT;
                        case 404 ->
                                message.equals("page not found")
                                        ? ErrorCode.UNSUPPORTED_BY_ENGINE
                                        : ErrorCode.NOT_FOUND;
                        case 409 -> ErrorCode.CONFLICT;
                        default -> ErrorCode.ENGINE_ERROR;
                    };
            return new ToolException(code, message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Given implements Answer {

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
                    parser = Optional.of(JSON.createParser(response.getBody()));
                }
                return parser.get().nextToken() == null
                        ? Optional.empty()
                        : Optional.ofNullable(JSON.readValue(parser.get(), Object.class));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            response.close();
        }
    }
}
