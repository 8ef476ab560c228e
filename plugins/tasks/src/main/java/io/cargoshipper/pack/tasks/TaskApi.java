package io.cargoshipper.pack.tasks;

import com.google.gson.JsonObject;
import io.cargoshipper.api.ToolCall;
import jakarta.inject.Inject;
import java.util.Optional;

/** What one can do with the backend's tasks. Whatever it refuses is a {@code ToolException}. */
final class TaskApi {

    private static final int NOT_FOUND = 404;

    private final Backend backend;

    @Inject
    TaskApi(Backend backend) {
        this.backend = backend;
    }

    AnswerReader.Found list(Optional<TaskStatus> status, int limit, int offset, ToolCall call) {
        Request request = Request.list(status, limit, offset);
        return new AnswerReader(request).list(send(request, call), limit);
    }

    Task get(String id, ToolCall call) {
        return task(Request.get(id), call);
    }

    Task create(Fields fields, ToolCall call) {
        return task(Request.create(fields.json()), call);
    }

    /** Sets what the fields have, and leaves the rest as it is. */
    Task update(String id, Fields fields, ToolCall call) {
        return task(Request.update(id, fields.json()), call);
    }

    /** Returns when the task is gone. */
    void delete(String id, ToolCall call) {
        Request request = Request.delete(id);
        Answer answer = backend.send(request, call);
        boolean goneByAnEarlierAttempt = answer.status() == NOT_FOUND && answer.attempt() > 1;
        if (!goneByAnEarlierAttempt) {
            requireSuccess(request, answer);
        }
    }

    /** Fields of a task; those that are empty are not sent. */
    record Fields(
            Optional<String> title, Optional<String> description, Optional<TaskStatus> status) {

        private String json() {
            JsonObject json = new JsonObject();
            title.ifPresent(text -> json.addProperty("title", text));
            description.ifPresent(text -> json.addProperty("description", text));
            status.ifPresent(value -> json.addProperty("status", value.wire()));
            return json.toString();
        }
    }

    private Task task(Request request, ToolCall call) {
        return new AnswerReader(request).task(send(request, call));
    }

    private String send(Request request, ToolCall call) {
        Answer answer = backend.send(request, call);
        requireSuccess(request, answer);
        return answer.body();
    }

    private void requireSuccess(Request request, Answer answer) {
        if (!answer.isSuccess()) {
            throw Refusal.of(backend.settings(), request, answer);
        }
    }
}
