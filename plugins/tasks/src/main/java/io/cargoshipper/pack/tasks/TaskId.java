package io.cargoshipper.pack.tasks;

import java.util.regex.Pattern;

/** What an id of a task is made of: nothing that has a meaning in a path, though it is encoded. */
final class TaskId {

    /** Begins with no dot, which would lead to another path. */
    static final String SHAPE = "^[A-Za-z0-9_-][A-Za-z0-9_.:@~-]{0,127}$";

    private static final Pattern PATTERN = Pattern.compile(SHAPE);

    private TaskId() {}

    static boolean is(String text) {
        return PATTERN.matcher(text).matches();
    }
}
