package io.cargoshipper.host.protocol.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ListedSchemaTest {

    @Test
    void leavesOutWhatTellsAModelNothing() {
        assertThat(
                        listed(
                                """
                                {"type": "object", "additionalProperties": false, "properties": {
                                  "force": {"type": "boolean", "default": false},
                                  "labels": {"type": "object", "default": {},
                                    "additionalProperties": {"type": "string"}},
                                  "names": {"type": "array", "default": [], "items": {
                                    "type": "object", "additionalProperties": false}}}}
                                """))
                .isEqualTo(
                        Json.parse(
                                """
                                {"type": "object", "properties": {
                                  "force": {"type": "boolean"},
                                  "labels": {"type": "object",
                                    "additionalProperties": {"type": "string"}},
                                  "names": {"type": "array", "items": {"type": "object"}}}}
                                """));
    }

    @Test
    void keepsEveryOtherDefault() {
        String schema =
                """
                {"properties": {"a": {"default": 0}, "b": {"default": "no"}, "c": {"default": true},
                  "d": {"default": ""}}}
                """;

        assertThat(listed(schema)).isEqualTo(Json.parse(schema));
    }

    @Test
    void takesNoArgumentForAKeyword() {
        String schema =
                """
                {"properties": {"default": {"type": "boolean"},
                  "additionalProperties": {"type": "boolean"}, "items": {"type": "string"}}}
                """;

        assertThat(listed(schema)).isEqualTo(Json.parse(schema));
    }

    @SuppressWarnings("unchecked") // JSON objects have strings for keys
    private static Map<String, Object> listed(String schema) {
        return ListedSchema.of((Map<String, Object>) Json.parse(schema));
    }
}
