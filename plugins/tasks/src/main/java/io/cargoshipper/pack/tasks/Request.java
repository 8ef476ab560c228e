package io.cargoshipper.pack.tasks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the backend is asked.
 *
 * @param method the method of HTTP
 * @param path the path below the base URL, encoded
 * @param query what comes after the path, encoded, with its question mark; may be empty
 * @param body the JSON that is sent
 */
record Request(String method, String path, String query, Optional<String> body) {

    private static final String TASKS = "/tasks";

    static Request list(Optional<TaskStatus> status, int limit, int offset) {
        String filter = status.map(it -> "status=%s&".formatted(it.wire())).orElse("");
        return new Request(
                "GET",
                TASKS,
                "?%slimit=%d&offset=%d".formatted(filter, limit, offset),
                Optional.empty());
    }

    static Request get(String id) {
        return new Request("GET", pathOf(id), "", Optional.empty());
    }

    static Request create(String json) {
        return new Request("POST", TASKS, "", Optional.of(json));
    }

    /** Sets fields of a task to values, so that twice is as good as once. */
    static Request update(String id, String json) {
        return new Request("PATCH", pathOf(id), "", Optional.of(json));
    }

    static Request delete(String id) {
        return new Request("DELETE", pathOf(id), "", Optional.empty());
    }

    /** Whether it may be sent twice: only what makes a new task may not. */
    boolean isIdempotent() {
        return !method.equals("POST");
    }

    /** Whether it is about one task, which may not be there. */
    boolean isAboutOneTask() {
        return !path.equals(TASKS);
    }

    /** What to add to a failure of which one cannot know whether it came before the deed. */
    String doubt() {
        return isIdempotent()
                ? ""
                : "; the task may have been created all the same: look (list_tasks) before you ask"
                        + " again";
    }

    /** For messages. */
    @Override
    public String toString() {
        return method + " " + path;
    }

    private static String pathOf(String id) {
        return TASKS + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
