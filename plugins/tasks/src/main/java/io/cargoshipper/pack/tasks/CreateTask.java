package io.cargoshipper.pack.tasks;

import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import jakarta.inject.Inject;
import java.util.Optional;

/** Creates tasks. */
final class CreateTask {

    private final TaskApi tasks;

    @Inject
    CreateTask(TaskApi tasks) {
        this.tasks = tasks;
    }

    record Arguments(
            @Doc("What is to be done, on one line")
                    @Pattern(Texts.NOT_BLANK)
                    @Length(max = Texts.LONGEST_TITLE)
                    String title,
            @Doc("More on it") @Length(max = Texts.LONGEST_DESCRIPTION)
                    Optional<String> description,
            @Doc("") @Default("pending") TaskStatus status) {}

    @Tool(
            name = "create_task",
            title = "Create a task",
            description =
                    "Create a task; returns it with its id. Called twice, it creates two: after an"
                            + " error, look (list_tasks) before calling again.",
            tier = Tier.MODERATE,
            openWorld = true)
    Task create(Arguments arguments, ToolCall call) {
        return tasks.create(
                new TaskApi.Fields(
                        Optional.of(arguments.title()),
                        arguments.description(),
                        Optional.of(arguments.status())),
                call);
    }
}
