package io.cargoshipper.pack.tasks;

import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import jakarta.inject.Inject;
import java.util.Optional;

/** Changes tasks. */
final class UpdateTask {

    private final TaskApi tasks;

    @Inject
    UpdateTask(TaskApi tasks) {
        this.tasks = tasks;
    }

    record Arguments(
            @Doc("Id, from list_tasks") @Pattern(TaskId.SHAPE) String task,
            @Doc("") @Pattern(Texts.NOT_BLANK) @Length(max = Texts.LONGEST_TITLE)
                    Optional<String> title,
            @Doc("Empty to remove it") @Length(max = Texts.LONGEST_DESCRIPTION)
                    Optional<String> description,
            @Doc("") Optional<TaskStatus> status) {

        Arguments {
            if (title.isEmpty() && description.isEmpty() && status.isEmpty()) {
                throw new IllegalArgumentException(
                        "nothing to change: give title, description or status");
            }
        }
    }

    @Tool(
            name = "update_task",
            title = "Update a task",
            description =
                    "Set the title, description or status of a task; what is left out stays as it"
                            + " is. To complete one, mark_task_completed is shorter.",
            tier = Tier.MODERATE,
            idempotent = true,
            openWorld = true)
    Task update(Arguments arguments, ToolCall call) {
        return tasks.update(
                arguments.task(),
                new TaskApi.Fields(arguments.title(), arguments.description(), arguments.status()),
                call);
    }
}
