package io.cargoshipper.api;

import java.util.List;
import java.util.Objects;

/**
 * What a prompt expands to.
 *
 * @param description what the prompt is about, in a sentence
 * @param messages the messages, in order
 */
@Experimental
public record PromptResult(String description, List<Message> messages) {

    public PromptResult {
        Objects.requireNonNull(description, "description");
        messages = List.copyOf(messages);
    }

    /**
     * One message.
     *
     * @param role who speaks
     * @param content what is said
     */
    public record Message(Role role, Content content) {

        public Message {
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(content, "content");
        }
    }

    /** Who speaks. */
    public enum Role {
        /** The person. */
        USER,
        /** The model. */
        ASSISTANT
    }
}
