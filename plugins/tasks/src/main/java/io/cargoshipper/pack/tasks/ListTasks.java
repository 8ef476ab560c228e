package io.cargoshipper.pack.tasks;

import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Range;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Lists tasks. */
final class ListTasks {

    private final TaskApi tasks;

    @Inject
    ListTasks(TaskApi tasks) {
        this.tasks = tasks;
    }

    record Arguments(
            @Doc("Only those that are so far") Optional<TaskStatus> status,
            @Doc("Most tasks") @Range(min = 1, max = 100) @Default("50") int limit,
            @Doc("From next_cursor") @Pattern("^[0-9]{1,9}$") Optional<String> cursor) {

        /** A cursor is the place in the list: the contract has no better one. */
        private int offset() {
            return cursor.map(Integer::parseInt).orElse(0);
        }
    }

    /** One page of the list. */
    record Page(List<Task> tasks, int total, Optional<String> nextCursor) {}

    @Tool(
            name = "list_tasks",
            title = "List tasks",
            description =
                    "List tasks with id, title, description and status (pending, in-progress,"
                            + " completed), in the backend's order.",
            tier = Tier.SAFE,
            idempotent = true,
            openWorld = true)
    Page list(Arguments arguments, ToolCall call) {
        int offset = arguments.offset();
        AnswerReader.Found found = tasks.list(arguments.status(), arguments.limit(), offset, call);
        int next = offset + found.tasks().size();
        boolean more = !found.tasks().isEmpty() && next < found.total();
        return new Page(
                found.tasks(),
                found.total(),
                more ? Optional.of(String.valueOf(next)) : Optional.empty());
    }
}
