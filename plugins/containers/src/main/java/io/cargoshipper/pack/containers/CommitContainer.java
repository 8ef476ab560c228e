package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.EngineApi;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.EngineWait;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.Shapes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes images of containers. */
final class CommitContainer {

    record Arguments(
            @Doc("Name or id")
                    @Pattern(Shapes.CONTAINER)
                    @Example("\"web\"")
                    @FormerNames("container_id")
                    String container,
            @Doc("Image name without tag")
                    @Pattern(Shapes.REPOSITORY)
                    @Length(max = 255)
                    @Example("\"shop/web\"")
                    String repository,
            @Doc("") @Pattern(Shapes.TAG) @Default("latest") String tag,
            @Doc("For the image's history") @Length(max = 1000) Optional<String> message,
            @Doc("Dockerfile instructions: CMD, ENV, EXPOSE, USER…")
                    @Length(max = 50)
                    @Example("[\"ENV LEVEL=debug\", \"CMD [\\\"serve\\\"]\"]")
                    @Default("[]")
                    List<String> changes) {

        Arguments {
            for (String change : changes) {
                if (change.isBlank() || change.contains("\n")) {
                    throw new IllegalArgumentException(
                            "changes: '%s' is not one instruction on one line"
                                    .formatted(change.strip()));
                }
            }
        }
    }

    /** The image that was made. */
    record Committed(String id, @Doc("repository:tag") String image) {}

    @Tool(
            name = "docker_commit_container",
            title = "Commit a container",
            description =
                    "Make an image of a container's files as they are now, without volumes. For"
                            + " one that can be made again use docker_build_image.",
            tier = Tier.MODERATE,
            timeoutSeconds = 120)
    Committed commit(Arguments arguments, ToolCall call, DockerClient docker, EngineApi engine) {
        FoundContainer found = FoundContainer.find(docker, arguments.container());
        Duration limit = call.remaining().minus(EngineChange.LOOK);
        String id =
                EngineWait.atMost(
                                limit,
                                call,
                                () -> send(request(arguments, found), arguments, engine))
                        .orElseThrow(() -> late(arguments, limit));
        return new Committed(id, arguments.repository() + ":" + arguments.tag());
    }

    /** docker-java's own command has no changes. */
    private static EngineApi.Request request(Arguments arguments, FoundContainer found) {
        EngineApi.Request request =
                EngineApi.Request.post("/commit")
                        .query("container", found.id())
                        .query("repo", arguments.repository())
                        .query("tag", arguments.tag())
                        .query("pause", "true");
        if (arguments.message().isPresent()) {
            request = request.query("comment", arguments.message().get());
        }
        // The engine reads a small Dockerfile here.
        return arguments.changes().isEmpty()
                ? request
                : request.query("changes", String.join("\n", arguments.changes()));
    }

    private static String send(EngineApi.Request request, Arguments arguments, EngineApi engine) {
        try (EngineApi.Answer answer = engine.send(request)) {
            return answer.nextJson()
                    .filter(Map.class::isInstance)
                    .map(json -> ((Map<?, ?>) json).get("Id"))
                    .map(String::valueOf)
                    .orElseThrow(
                            () ->
                                    new ToolException(
                                            ErrorCode.ENGINE_ERROR,
                                            "the engine did not say which image it made"));
        } catch (ToolException e) {
            // Engines before 25 call it a failure of their own.
            if (e.getMessage().contains("invalid reference format")) {
                throw new ToolException(
                        ErrorCode.INVALID_ARGUMENT,
                        "repository: '%s' is no name for an image: %s"
                                .formatted(arguments.repository(), e.getMessage()),
                        e);
            }
            throw e;
        }
    }

    private static ToolException late(Arguments arguments, Duration limit) {
        return new ToolException(
                ErrorCode.DEADLINE_EXCEEDED,
                ("the engine was not done within %d s and may still be at it: look with"
                                + " docker_list_images for '%s:%s' before trying again")
                        .formatted(limit.toSeconds(), arguments.repository(), arguments.tag()));
    }
}
