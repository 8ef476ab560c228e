package io.cargoshipper.pack.tasks;

import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.Plans;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalLong;

/** Deletes tasks. */
final class DeleteTask {

    private static final String DELETE = "delete_task";

    private final TaskApi tasks;

    @Inject
    DeleteTask(TaskApi tasks) {
        this.tasks = tasks;
    }

    record Arguments(@Doc("Id, from list_tasks") @Pattern(TaskId.SHAPE) String task) {}

    /** What is gone. */
    record Deleted(String id) {}

    @Tool(
            name = DELETE,
            title = "Delete a task",
            description =
                    "Delete a task for good. For one that is done, mark_task_completed keeps it.",
            tier = Tier.DESTRUCTIVE,
            idempotent = true,
            openWorld = true)
    Deleted delete(Arguments arguments, ToolCall call) {
        tasks.delete(arguments.task(), call);
        return new Deleted(arguments.task());
    }

    @Plans(DELETE)
    Plan plan(Arguments arguments, ToolCall call) {
        Task task = tasks.get(arguments.task(), call);
        return new Plan(
                List.of(
                        new Plan.Step(
                                "delete",
                                "task",
                                arguments.task(),
                                task.title(),
                                OptionalLong.empty())));
    }
}
