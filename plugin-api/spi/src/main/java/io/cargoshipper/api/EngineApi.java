package io.cargoshipper.api;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A capability: the Docker Engine API as it is, for operations that {@code DockerClient} has no
 * command for or whose command leaves something out. It is the same lease as {@code DockerClient}
 * in another form: every request is judged by its method and path, held to the tier of the call,
 * and given up when the call is cancelled or has answered.
 *
 * <p>Prefer {@code DockerClient}: its commands are typed. Paths here carry no API version, so the
 * engine answers in its own.
 */
@Experimental
public interface EngineApi {

    /**
     * Sends a request and waits until the engine begins to answer. Nothing is sent twice.
     *
     * @throws ToolException when the engine refuses or fails, coded as failures of {@code
     *     DockerClient} are; {@link ErrorCode#UNSUPPORTED_BY_ENGINE} where it does not know the
     *     operation, {@link ErrorCode#REFUSED_BY_POLICY} where the call's tier does not allow it
     */
    Answer send(Request request);

    /** What is asked for. */
    enum Method {
        /** Reads. */
        GET,
        /** Makes, starts, prunes. */
        POST,
        /** Replaces. */
        PUT,
        /** Removes. */
        DELETE
    }

    /**
     * A request.
     *
     * @param method what to do
     * @param path where, from the root, such as {@code /system/df}; whatever a URI does not allow
     *     in a path, and a slash within a name, is percent-encoded
     * @param query the parameters, in their order
     * @param body what is sent along, if anything
     */
    record Request(Method method, String path, List<Parameter> query, Optional<Body> body) {

        public Request {
            Objects.requireNonNull(method, "method");
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(body, "body");
            query = List.copyOf(query);
        }

        /** Reads what is under a path. */
        public static Request get(String path) {
            return of(Method.GET, path);
        }

        /** Posts to a path. */
        public static Request post(String path) {
            return of(Method.POST, path);
        }

        /** Removes what is under a path. */
        public static Request delete(String path) {
            return of(Method.DELETE, path);
        }

        /** A request without parameters or body. */
        public static Request of(Method method, String path) {
            return new Request(method, path, List.of(), Optional.empty());
        }

        /** This request with one more parameter; a name may come more than once. */
        public Request query(String name, String value) {
            List<Parameter> all = new ArrayList<>(query);
            all.add(new Parameter(name, value));
            return new Request(method, path, all, body);
        }

        /**
         * This request with a body, which is read once while it is sent and not closed.
         *
         * @param mediaType such as {@code application/x-tar}
         */
        public Request body(String mediaType, InputStream content) {
            return new Request(method, path, query, Optional.of(new Body(mediaType, content)));
        }
    }

    /**
     * A parameter of a request's query.
     *
     * @param name its name
     * @param value its value, not encoded
     */
    record Parameter(String name, String value) {

        public Parameter {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * The body of a request.
     *
     * @param mediaType its media type
     * @param content its bytes
     */
    record Body(String mediaType, InputStream content) {

        public Body {
            Objects.requireNonNull(mediaType, "mediaType");
            Objects.requireNonNull(content, "content");
        }
    }

    /**
     * The engine's answer, with a status of success. Its body comes as the engine sends it; {@link
     * #close()}, from any thread, gives up what has not come.
     */
    interface Answer extends AutoCloseable {

        /** The HTTP status, 200 to 299. */
        int status();

        /** The body; the same stream each time. */
        InputStream body();

        /**
         * Reads the body's next JSON value and waits for it where need be: one for most operations,
         * one after the other for those that stream. Not to be mixed with {@link #body()}.
         *
         * @return a {@code Map} with text keys, a {@code List}, a {@code String}, a {@code Number}
         *     or a {@code Boolean}; within maps and lists also null. Empty at the end of the body,
         *     and for a JSON null
         * @throws ToolException {@link ErrorCode#ENGINE_ERROR} where there is something else, or
         *     the connection breaks
         */
        Optional<Object> nextJson();

        @Override
        void close();
    }
}
