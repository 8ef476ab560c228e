package io.cargoshipper.host.engine.guard;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads out of the answer to a create request what is new on the engine because of it. */
final class CreateAnswer {

    private static final JsonFactory JSON = new JsonFactory();

    private CreateAnswer() {}

    /** The id of what was created; empty when in doubt whether it is new. */
    static Optional<String> created(Creatable kind, Request request, byte[] answer) {
        try {
            Map<String, String> fields = fields(answer);
            boolean isNew =
                    switch (kind) {
                        case CONTAINER, EXEC -> true; // a name that is taken is a conflict
                        // An engine that hands out the network that is there already says so here.
                        case NETWORK -> fields.getOrDefault("warning", "").isBlank();
                        // Creating a volume whose name is taken answers 201 with the old volume;
                        // only a name that the engine made up is surely new.
                        case VOLUME -> isUnnamed(request);
                    };
            return isNew
                    ? Optional.ofNullable(fields.get(kind.idField().toLowerCase(Locale.ROOT)))
                            .filter(id -> !id.isBlank())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // docker-java will say what is wrong with the answer
        }
    }

    private static boolean isUnnamed(Request request) throws IOException {
        byte[] body = request.bodyBytes();
        if (body == null) {
            return request.body() == null; // a stream has been sent and cannot be looked at again
        }
        return fields(body).getOrDefault("name", "").isBlank();
    }

    /**
     * The strings at the top of an object. Engines take the names of fields in any case, and the
     * last of several; here the longest value wins, so that no second field can hide a name.
     */
    private static Map<String, String> fields(byte[] json) throws IOException {
        Map<String, String> fields = new TreeMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName().toLowerCase(Locale.ROOT);
                if (parser.nextToken().isScalarValue()) {
                    String value = parser.getValueAsString("");
                    fields.merge(name, value, (a, b) -> a.length() >= b.length() ? a : b);
                } else {
                    parser.skipChildren();
                }
            }
        }
        return fields;
    }
}
