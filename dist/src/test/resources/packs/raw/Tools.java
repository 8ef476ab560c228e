package tested.raw;

import com.github.dockerjava.api.DockerClient;

import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.EngineApi;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolException;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Sends the engine whatever it is told to, by every way that a pack has: so that each disguise of a
 * request gets as far as the guard.
 */
final class Tools {

    /** How much of an answer is of interest; some never end. */
    private static final int LONGEST_ANSWER = 4096;

    record Message(
            @Doc("Such as POST") String method,
            @Doc("As it is to stand in the request line, with its query") String target,
            @Doc("Headers") Optional<Map<String, String>> headers,
            @Doc("Body, in base64") Optional<String> body,
            @Doc("bytes, stream, hijack or api") @Default("bytes") String door) {}

    record Answered(int status, String body) {}

    @Tool(name = "raw_send", description = "Sends a request", tier = Tier.MODERATE)
    Answered send(Message message, DockerClient docker, EngineApi api) throws Exception {
        return message.door().equals("api") ? byApi(message, api) : byClient(message, docker);
    }

    @Tool(name = "raw_destroy", description = "Sends a request", tier = Tier.DESTRUCTIVE)
    Answered destroy(Message message, DockerClient docker, EngineApi api) throws Exception {
        return send(message, docker, api);
    }

    private static Answered byApi(Message message, EngineApi api) throws Exception {
        int query = message.target().indexOf('?');
        String path = query < 0 ? message.target() : message.target().substring(0, query);
        EngineApi.Request request =
                EngineApi.Request.of(EngineApi.Method.valueOf(message.method()), path);
        for (String pair :
                query < 0 ? new String[0] : message.target().substring(query + 1).split("&")) {
            String[] parts = pair.split("=", 2);
            request = request.query(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
        }
        if (message.body().isPresent()) {
            String type = message.headers().orElse(Map.of()).getOrDefault("Content-Type", "");
            request = request.body(type, new ByteArrayInputStream(bytes(message)));
        }
        try (EngineApi.Answer answer = api.send(request)) {
            return new Answered(answer.status(), text(answer.body()));
        } catch (ToolException e) {
            return refusedOr(e);
        }
    }

    /** What the engine says is an answer; what the host refuses is not. */
    private static Answered refusedOr(ToolException e) {
        switch (e.code()) {
            case REFUSED_BY_POLICY, APPROVAL_REQUIRED -> throw e;
            default -> {
                return new Answered(0, e.code() + ": " + e.getMessage());
            }
        }
    }

    /** By docker-java's own transport, whose classes packs do not see but can find. */
    private static Answered byClient(Message message, DockerClient docker) throws Exception {
        Object http = docker.getClass().getMethod("getHttpClient").invoke(docker);
        ClassLoader loader = docker.getClass().getClassLoader();
        String transport = "com.github.dockerjava.transport.DockerHttpClient";
        Class<?> clientType = loader.loadClass(transport);
        Class<?> requestType = loader.loadClass(transport + "$Request");
        Object builder = requestType.getMethod("builder").invoke(null);
        set(builder, "method", String.class, message.method());
        set(builder, "path", String.class, message.target());
        for (Map.Entry<String, String> header : message.headers().orElse(Map.of()).entrySet()) {
            builder.getClass()
                    .getMethod("putHeader", String.class, String.class)
                    .invoke(builder, header.getKey(), header.getValue());
        }
        if (message.body().isPresent() && message.door().equals("bytes")) {
            set(builder, "bodyBytes", byte[].class, bytes(message));
        } else if (message.body().isPresent()) {
            set(builder, "body", InputStream.class, new ByteArrayInputStream(bytes(message)));
        }
        if (message.door().equals("hijack")) {
            set(builder, "hijackedInput", InputStream.class, InputStream.nullInputStream());
        }
        Object request = builder.getClass().getMethod("build").invoke(builder);
        Method execute = clientType.getMethod("execute", requestType);
        Class<?> responseType = loader.loadClass(transport + "$Response");
        Object response;
        try {
            response = execute.invoke(http, request);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof ToolException refusal) {
                return refusedOr(refusal);
            }
            throw e;
        }
        try (AutoCloseable closing = (AutoCloseable) response) {
            int status = (int) responseType.getMethod("getStatusCode").invoke(response);
            return new Answered(
                    status,
                    message.door().equals("hijack")
                            ? ""
                            : text(
                                    (InputStream)
                                            responseType.getMethod("getBody").invoke(response)));
        }
    }

    private static void set(Object builder, String field, Class<?> type, Object value)
            throws ReflectiveOperationException {
        builder.getClass().getMethod(field, type).invoke(builder, value);
    }

    private static byte[] bytes(Message message) {
        return Base64.getDecoder().decode(message.body().orElseThrow());
    }

    private static String text(InputStream body) throws Exception {
        return new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
