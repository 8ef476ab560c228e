package org.example.harbour;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.Completes;
import io.cargoshipper.api.Completion;
import io.cargoshipper.api.Content;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Prompt;
import io.cargoshipper.api.PromptResult;
import io.cargoshipper.api.Resource;
import io.cargoshipper.api.ResourceContents;
import io.cargoshipper.api.ResourceResult;
import io.cargoshipper.api.ResourceTemplate;
import io.cargoshipper.api.ToolCall;
import java.util.List;
import java.util.Optional;

/** Prompts, resources and completions: every form that they can have. */
final class PilotOffers {

    record Enter(
            @Doc("The ship.") @Length(min = 1, max = 40) String shipName,
            @Doc("What it carries.") Optional<String> cargo,
            @Doc("How to speak.") @Default("plain") String tone) {}

    record Berthed(String ship, int quay) {}

    record Ship(@Doc("Its name.") String shipName) {}

    record Deck(@Doc("The name of the ship.") String shipName, @Doc("The deck.") String deck) {}

    @Prompt(
            name = "harbour_enter",
            description = "Talks a ship into the harbour.",
            timeoutSeconds = 20)
    PromptResult enter(ToolCall call, Enter enter, DockerClient docker) {
        return new PromptResult(
                "How to enter.",
                List.of(
                        new PromptResult.Message(
                                PromptResult.Role.USER, new Content.Text(enter.shipName()))));
    }

    @Prompt(name = "harbour_leave", title = "Leave", description = "Says farewell.")
    PromptResult leave() {
        return new PromptResult("How to leave.", List.of());
    }

    @Resource(uri = "harbour://quays", name = "Quays", description = "Which ship lies where.")
    Berthed quays(DockerClient docker) {
        return new Berthed("none", 0);
    }

    @Resource(
            uri = "harbour://chart",
            name = "Chart",
            description = "The depths.",
            mimeType = "image/png",
            timeoutSeconds = 5)
    ResourceContents chart() {
        return new ResourceContents.Blob("harbour://chart", "image/png", "");
    }

    @ResourceTemplate(
            uriTemplate = "harbour://ship/{ship_name}",
            name = "A ship",
            description = "Where a ship lies.",
            mimeType = "text/plain",
            changesOn = {"container.start", "network"},
            refreshSeconds = 30,
            listed = true)
    ResourceResult<Berthed> ship(Ship ship, DockerClient docker, ToolCall call) {
        return new ResourceResult<>(new Berthed(ship.shipName(), 1), "Quay 1.");
    }

    @ResourceTemplate(
            uriTemplate = "harbour://ship/{ship_name}/{deck}",
            name = "A deck",
            description = "What is on a deck.")
    Berthed deck(Deck deck) {
        return new Berthed(deck.shipName(), 2);
    }

    @Completes(
            prompts = "harbour_enter",
            uriTemplates = {"harbour://ship/{ship_name}", "harbour://ship/{ship_name}/{deck}"},
            argument = "ship_name")
    List<String> ships(DockerClient docker, Completion completion) {
        return List.of(completion.prefix() + "a");
    }
}
