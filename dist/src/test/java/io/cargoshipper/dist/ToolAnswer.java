package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What a tool answered.
 *
 * @param result the result of {@code tools/call}
 */
record ToolAnswer(JsonNode result) {

    /** Takes the result out of a message; an error of the protocol fails the test. */
    static ToolAnswer of(JsonNode message) {
        assertThat(message.has("result")).as("a result: %s", message).isTrue();
        return new ToolAnswer(message.get("result"));
    }

    boolean isError() {
        return result.path("isError").asBoolean(false);
    }

    /** The stable code of a failure; empty for a success. */
    String code() {
        return result.path("_meta").path("io.cargoshipper/code").asString("");
    }

    /** The pieces of text, one below the other. */
    String text() {
        return StreamSupport.stream(result.path("content").spliterator(), false)
                .map(piece -> piece.path("text").asString(""))
                .collect(Collectors.joining("\n"));
    }

    /** The structured result. */
    JsonNode structured() {
        return result.path("structuredContent");
    }

    /** Asserts that the tool did its work. */
    ToolAnswer assertSuccess() {
        assertThat(isError()).as("is an error: %s", text()).isFalse();
        return this;
    }

    /** Asserts that the tool failed with a code, in the message as well as beside it. */
    ToolAnswer assertFailure(String code) {
        assertThat(isError()).as("is an error: %s", result).isTrue();
        assertThat(code()).as("code of: %s", text()).isEqualTo(code);
        assertThat(text()).startsWith(code + ": ");
        return this;
    }
}
