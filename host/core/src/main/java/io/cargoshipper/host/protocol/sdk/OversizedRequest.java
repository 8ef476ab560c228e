package io.cargoshipper.host.protocol.sdk;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Finds the id of a request of which only the beginning and the end were kept. In doubt there is
 * none: an error under a wrong id would end another request of the client's.
 */
final class OversizedRequest {
    private static final JsonFactory JSON = JsonFactory.builder().build();

    /**
     * The id as the last member, but for the version. The last brace of a message closes the
     * message itself, so the member before it is one of the top.
     */
    private static final Pattern LAST_MEMBER =
            Pattern.compile(
                    ",\\s*\"id\"\\s*:\\s*(?:(?<number>-?(?:0|[1-9]\\d{0,17}))"
                            + "|\"(?<text>[^\"\\\\\\p{Cntrl}\uFFFD]{0,512})\")\\s*"
                            + "(?:,\\s*\"jsonrpc\"\\s*:\\s*\"2\\.0\"\\s*)?}\\s*\\z");

    private Optional<Object> id = Optional.empty();
    private boolean isRequest;
    private boolean isDoubtful;

    private OversizedRequest() {}

    /**
     * The id of the request that begins and ends so. Empty unless the beginning names a method, for
     * an answer of the client's has an id of ours.
     */
    static Optional<Object> id(byte[] head, byte[] tail) {
        OversizedRequest request = new OversizedRequest();
        request.readHead(head);
        request.readTail(tail);
        return request.isRequest && !request.isDoubtful ? request.id : Optional.empty();
    }

    private void readHead(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            JsonToken token = parser.nextToken();
            isDoubtful = token != JsonToken.START_OBJECT;
            token = parser.nextToken();
            while (token == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                isDoubtful |= name.equals("result") || name.equals("error");
                Object value = scalar(parser, parser.nextToken());
                parser.skipChildren();
                token = parser.nextToken(); // only this proves that the value was not cut off
                member(name, value);
            }
            isDoubtful = true; // the object has ended, and the message goes on
        } catch (JacksonException e) {
            // the end of what was kept, as a rule
        }
    }

    /** A string or an integer; anything else becomes what is no id. */
    private static Object scalar(JsonParser parser, JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        return token == JsonToken.VALUE_NUMBER_INT ? parser.getNumberValue() : new Object();
    }

    private void member(String name, Object value) {
        if (name.equals("method")) {
            isRequest = value instanceof String;
        } else if (name.equals("id")) {
            found(value);
        }
    }

    private void readTail(byte[] tail) {
        Matcher end = LAST_MEMBER.matcher(new String(tail, StandardCharsets.UTF_8));
        if (end.find()) {
            String text = end.group("text");
            found(text != null ? text : (Object) Long.valueOf(end.group("number")));
        }
    }

    private void found(Object value) {
        isDoubtful |= id.isPresent() || !RequestId.isValid(value);
        id = Optional.of(value);
    }
}
