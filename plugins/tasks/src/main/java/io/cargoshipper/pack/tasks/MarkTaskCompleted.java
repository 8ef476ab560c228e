package io.cargoshipper.pack.tasks;

import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import jakarta.inject.Inject;
import java.util.Optional;

/** Completes tasks. */
final class MarkTaskCompleted {

    private final TaskApi tasks;

    @Inject
    MarkTaskCompleted(TaskApi tasks) {
        this.tasks = tasks;
    }

    record Arguments(@Doc("Id, from list_tasks") @Pattern(TaskId.SHAPE) String task) {}

    @Tool(
            name = "mark_task_completed",
            title = "Mark a task completed",
            description = "Set the status of a task to completed; update_task sets it back.",
            tier = Tier.MODERATE,
            idempotent = true,
            openWorld = true)
    Task complete(Arguments arguments, ToolCall call) {
        return tasks.update(
                arguments.task(),
                new TaskApi.Fields(
                        Optional.empty(), Optional.empty(), Optional.of(TaskStatus.COMPLETED)),
                call);
    }
}
