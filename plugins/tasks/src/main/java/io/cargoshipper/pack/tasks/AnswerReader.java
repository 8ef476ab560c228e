package io.cargoshipper.pack.tasks;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads what the backend answers to a request. What does not follow the contract is {@code
 * BACKEND_ERROR}, with what is wrong and where; fields that the contract does not have are passed
 * over.
 */
final class AnswerReader {

    /** Within what an {@code int} holds. */
    private static final Predicate<String> NATURAL =
            Pattern.compile("0|[1-9][0-9]{0,8}").asMatchPredicate();

    private final Request request;

    AnswerReader(Request request) {
        this.request = request;
    }

    /** Tasks, and how many there are in all. */
    record Found(List<Task> tasks, int total) {}

    Task task(String body) {
        return task(object(parse(body), "the answer"), "");
    }

    /** Reads a list of no more than so many tasks. */
    Found list(String body, int most) {
        JsonObject answer = object(parse(body), "the answer");
        JsonElement list = answer.get("tasks");
        if (list == null || !list.isJsonArray()) {
            throw breach("'tasks' is no list");
        }
        if (list.getAsJsonArray().size() > most) {
            throw breach(
                    "it has %d tasks where %d were asked for"
                            .formatted(list.getAsJsonArray().size(), most));
        }
        List<Task> tasks = new ArrayList<>();
        for (JsonElement item : list.getAsJsonArray()) {
            String at = "tasks[%d]".formatted(tasks.size());
            tasks.add(task(object(item, at), at + "."));
        }
        return new Found(tasks, total(answer));
    }

    /** Reads JSON, and nothing that is only like it. */
    static Optional<JsonElement> json(String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonElement read = JsonParser.parseReader(reader);
            return reader.peek() == JsonToken.END_DOCUMENT ? Optional.of(read) : Optional.empty();
        } catch (IOException | JsonParseException e) {
            return Optional.empty();
        }
    }

    private JsonElement parse(String body) {
        return json(body).orElseThrow(() -> breach("it is no JSON"));
    }

    private JsonObject object(JsonElement value, String what) {
        if (value.isJsonObject()) {
            return value.getAsJsonObject();
        }
        throw breach(what + " is no object");
    }

    private Task task(JsonObject from, String at) {
        String id = id(from, at);
        String title = text(from, at, "title").orElseThrow(() -> breach(at + "title is missing"));
        TaskStatus status =
                text(from, at, "status")
                        .flatMap(TaskStatus::ofWire)
                        .orElseThrow(
                                () ->
                                        breach(
                                                at
                                                        + "status is none of pending, in_progress"
                                                        + " and completed"));
        return new Task(id, title, text(from, at, "description"), status);
    }

    /** Some backends number their tasks. */
    private String id(JsonObject from, String at) {
        JsonElement id = from.get("id");
        if (id == null || !id.isJsonPrimitive() || !TaskId.is(id.getAsString())) {
            throw breach(at + "id is not one that matches " + TaskId.SHAPE);
        }
        return id.getAsString();
    }

    private Optional<String> text(JsonObject from, String at, String name) {
        JsonElement value = from.get(name);
        if (value == null || value.isJsonNull()) {
            return Optional.empty();
        }
        if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()) {
            return Optional.of(value.getAsString());
        }
        throw breach(at + name + " is no text");
    }

    private int total(JsonObject answer) {
        JsonElement total = answer.get("total");
        if (total != null && total.isJsonPrimitive() && NATURAL.test(total.getAsString())) {
            return Integer.parseInt(total.getAsString());
        }
        throw breach("'total' is no whole number from 0 on");
    }

    private ToolException breach(String what) {
        return new ToolException(
                ErrorCode.BACKEND_ERROR,
                "the backend's answer to %s is not as it is agreed: %s; see that"
                                .formatted(request, what)
                        + " packs.tasks.base-url (FASTAPI_BASE_URL) names a backend for tasks");
    }
}
