package io.cargoshipper.pack.images;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.BuildResponseItem;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.HostFiles;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Secret;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.Untrusted;
import io.cargoshipper.pack.engine.CallTime;
import io.cargoshipper.pack.engine.EngineMessage;
import io.cargoshipper.pack.engine.FoundImage;
import io.cargoshipper.pack.engine.ImageReference;
import io.cargoshipper.pack.engine.Shapes;
import io.cargoshipper.pack.engine.StreamCallback;
import io.cargoshipper.pack.engine.VariableNames;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds images. */
final class BuildImage {

    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(5);

    record Arguments(
            @Doc("Folder under an allowed root") @FormerNames("path") @Example("\"services/web\"")
                    String context,
            @Doc("Its path in the context") @Default("Dockerfile") String dockerfile,
            @Doc("Names, such as app:1.2")
                    @FormerNames("tag")
                    @Example("[\"app:1.2\"]")
                    @Default("[]")
                    List<String> tags,
            @Doc("Values for ARG; they stay in the history: no secrets")
                    @FormerNames("buildargs")
                    @Example("{\"VERSION\": \"1.2\"}")
                    @Secret
                    @Default("{}")
                    Map<String, String> buildArgs,
            @Doc("") Optional<String> target,
            @Doc("Run every step anew") @FormerNames("nocache") @Default("false") boolean noCache,
            @Doc("Look for newer base images") @Default("false") boolean pull,
            @Doc("Such as linux/arm64") @Pattern(Shapes.PLATFORM) Optional<String> platform) {

        Arguments {
            VariableNames.require("build_args", buildArgs);
            for (String tag : tags) {
                if (ImageReference.of(tag).digest().isPresent()) {
                    throw new IllegalArgumentException(
                            "tags: '%s' holds a digest, which a build cannot choose"
                                    .formatted(tag));
                }
            }
        }

        List<String> names() {
            return tags.stream().map(tag -> ImageReference.of(tag).complete()).distinct().toList();
        }
    }

    /** What was built. */
    record Built(
            String id,
            List<String> tags,
            int steps,
            int cachedSteps,
            long sizeBytes,
            long contextBytes,
            @Untrusted List<String> warnings,
            @Untrusted String log) {}

    @Tool(
            name = "docker_build_image",
            title = "Build an image",
            description =
                    "Build an image from a Dockerfile and the folder around it"
                            + " (.dockerignore is honoured), with the engine's classic"
                            + " builder: no RUN --mount. A failing step comes back with the"
                            + " end of its output. Finished steps are cached: the same call"
                            + " goes on from there.",
            tier = Tier.MODERATE,
            openWorld = true,
            timeoutSeconds = 1800)
    Built build(Arguments arguments, ToolCall call, DockerClient docker, HostFiles files)
            throws IOException {
        try (HostFiles.HostFolder context = files.folder(arguments.context())) {
            BuildFiles build = BuildFiles.in(context, arguments.dockerfile());
            ContextSurvey survey = ContextSurvey.of(context, build, call);
            BuildLog log = new BuildLog(call);
            ContextWalk walk = new ContextWalk(context, build.rules(), build.always());
            try (ContextTar tar = new ContextTar(walk, sent -> log.sent(sent, survey.bytes()))) {
                run(command(arguments, build, docker.buildImageCmd(tar)), log, call, arguments);
            }
            return built(arguments, survey, log, docker);
        }
    }

    private static void run(
            BuildImageCmd command, BuildLog log, ToolCall call, Arguments arguments) {
        Duration limit = CallTime.forWork(call);
        boolean ended;
        try (StreamCallback<BuildResponseItem> callback = new StreamCallback<>(log)) {
            command.exec(callback);
            ended = callback.await(call, limit, BETWEEN_REPORTS, log::tick);
        } catch (DockerException e) {
            throw BuildFailure.of(EngineMessage.of(e), log, Optional.of(e));
        }
        log.end();
        if (log.failure().isPresent()) {
            throw BuildFailure.of(log.failure().get(), log, Optional.empty());
        }
        if (!ended) {
            throw BuildFailure.late(limit, arguments.noCache(), log);
        }
    }

    private static BuildImageCmd command(
            Arguments arguments, BuildFiles build, BuildImageCmd command) {
        command.withDockerfilePath(build.dockerfile())
                .withTags(new LinkedHashSet<>(arguments.names()))
                .withNoCache(arguments.noCache())
                .withPull(arguments.pull())
                // Containers of steps, of those that failed too: their output is in the log.
                .withRemove(true)
                .withForcerm(true);
        arguments.buildArgs().forEach(command::withBuildArg);
        arguments.target().ifPresent(command::withTarget);
        arguments.platform().ifPresent(command::withPlatform);
        return command;
    }

    private static Built built(
            Arguments arguments, ContextSurvey survey, BuildLog log, DockerClient docker) {
        String id =
                log.imageId()
                        .orElseThrow(
                                () ->
                                        BuildFailure.of(
                                                "the engine named no image",
                                                log,
                                                Optional.empty()));
        FoundImage found = FoundImage.find(docker, id);
        List<String> warnings =
                survey.skipped().isEmpty()
                        ? log.warnings()
                        : Stream.concat(Stream.of(skipped(survey)), log.warnings().stream())
                                .toList();
        return new Built(
                found.shortId(),
                arguments.names(),
                log.steps(),
                log.cached(),
                found.sizeBytes(),
                survey.bytes(),
                warnings,
                log.tail());
    }

    private static String skipped(ContextSurvey survey) {
        return "not sent, since they are sockets, pipes or devices: "
                + survey.skipped().stream().limit(10).collect(Collectors.joining(", "));
    }
}
