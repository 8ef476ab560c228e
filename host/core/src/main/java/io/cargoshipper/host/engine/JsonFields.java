package io.cargoshipper.host.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.util.Optional;

/** Reads single values from JSON without the cost of loading data binding. */
final class JsonFields {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonFields() {}

    /**
     * Finds a value that is no object or array.
     *
     * @param pointer where it is, as RFC 6901 writes it
     * @return its text; empty when it is not there or null
     * @throws IOException when the text is not JSON
     */
    static Optional<String> find(String json, String pointer) throws IOException {
        JsonPointer wanted = JsonPointer.compile(pointer);
        try (JsonParser parser = JSON.createParser(json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken().isScalarValue()
                        && parser.getParsingContext().pathAsPointer().equals(wanted)) {
                    return Optional.ofNullable(parser.getValueAsString());
                }
            }
        }
        return Optional.empty();
    }
}
