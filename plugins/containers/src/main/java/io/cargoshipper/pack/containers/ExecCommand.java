package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.ExecCreateCmd;
import com.github.dockerjava.api.command.ExecStartCmd;
import com.github.dockerjava.api.command.InspectExecResponse;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Secret;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.api.Untrusted;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.JsonSize;
import io.cargoshipper.pack.engine.OutputTail;
import io.cargoshipper.pack.engine.Shapes;
import io.cargoshipper.pack.engine.StreamCallback;
import io.cargoshipper.pack.engine.VariableNames;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs commands in running containers. */
final class ExecCommand {

    /**
     * By {@linkplain JsonSize size in JSON}; together they leave room below the 40,000 bytes that
     * the host passes on unless it is told otherwise. To lose the result of a command that has run
     * is worse than to cut it.
     */
    private static final int MOST_STDOUT = 20_000;

    private static final int MOST_STDERR = 10_000;

    /** Left of the call's time for answering. */
    private static final Duration SPARE = Duration.ofSeconds(1);

    /** Clients that take silence for a failure mostly do so after 30 seconds or more. */
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(5);

    private static final String HOW_TO_GO_ON =
            "it still runs in the container and its further output is lost: do not run it again;"
                    + " docker_container_top shows it. For long commands redirect output to a file"
                    + " and start it in the background";

    private final Duration betweenReports;

    /** How often, in milliseconds, and for how long to ask for an exit code that lags behind. */
    private static final int ASK_EVERY = 20;

    private static final int ASK_TIMES = 40;

    ExecCommand() {
        this(BETWEEN_REPORTS);
    }

    ExecCommand(Duration betweenReports) {
        this.betweenReports = betweenReports;
    }

    record Arguments(
            @Doc("Name or id")
                    @Pattern(Shapes.CONTAINER)
                    @Example("\"web\"")
                    @FormerNames("container_id")
                    String container,
            @Doc("Program and arguments, no shell; for pipes: [\"sh\", \"-c\", \"…\"]")
                    @Length(min = 1)
                    @Example("[\"ls\", \"-l\", \"/tmp\"]")
                    List<String> command,
            @Doc("") @Pattern(Shapes.ABSOLUTE_PATH) Optional<String> workdir,
            @Doc("user or user:group") @Pattern(Shapes.USER) Optional<String> user,
            @Doc("Environment variables") @Secret @Example("{\"LEVEL\": \"debug\"}") @Default("{}")
                    Map<String, String> environment,
            @Doc("Its standard input") Optional<String> stdin,
            @Doc("Nearly all rights on the host") @Default("false") boolean privileged) {

        Arguments {
            VariableNames.require("environment", environment);
        }
    }

    /** How the command ended, and what it wrote. */
    record Output(
            String container,
            Optional<Long> exitCode,
            @Doc("It still runs") boolean running,
            @Untrusted String stdout,
            @Untrusted String stderr,
            boolean truncated,
            Optional<String> note) {}

    @Tool(
            name = "docker_exec_command",
            title = "Run a command",
            description =
                    "Run a command in a running container, without a terminal, and"
                            + " wait for it, up to 60 s. Returns exit code, stdout and stderr"
                            + " (the end, if long).",
            tier = Tier.MODERATE,
            timeoutSeconds = 60)
    Output exec(Arguments arguments, ToolCall call, DockerClient docker) {
        FoundContainer found = FoundContainer.find(docker, arguments.container());
        requireRunning(found);
        byte[] input = arguments.stdin().orElse("").getBytes(StandardCharsets.UTF_8);
        String id = create(arguments, input.length > 0, found, docker);

        OutputTail stdout = new OutputTail(MOST_STDOUT);
        OutputTail stderr = new OutputTail(MOST_STDERR);
        ExecStartCmd start = docker.execStartCmd(id).withDetach(false);
        try (StreamCallback<Frame> callback =
                new StreamCallback<>(
                        frame ->
                                (frame.getStreamType() == StreamType.STDERR ? stderr : stdout)
                                        .accept(frame.getPayload()))) {
            (input.length == 0 ? start : start.withStdIn(new ByteArrayInputStream(input)))
                    .exec(callback);
            long begun = System.nanoTime();
            callback.await(
                    call,
                    call.remaining().minus(SPARE),
                    betweenReports,
                    () -> report(call, found, Duration.ofNanos(System.nanoTime() - begun)));
        }
        InspectExecResponse ended = ended(id, call, docker);
        boolean running = Boolean.TRUE.equals(ended.isRunning());
        return new Output(
                found.name(),
                running ? Optional.empty() : Optional.ofNullable(ended.getExitCodeLong()),
                running,
                stdout.end(),
                stderr.end(),
                stdout.isTruncated() || stderr.isTruncated(),
                running ? Optional.of(HOW_TO_GO_ON) : Optional.empty());
    }

    private static void report(ToolCall call, FoundContainer found, Duration waited) {
        call.progress(
                waited.toMillis() / 1000.0,
                "the command in container '%s' runs: %d s"
                        .formatted(found.name(), waited.toSeconds()));
    }

    private static void requireRunning(FoundContainer found) {
        if (found.isPaused()) {
            throw new ToolException(
                    ErrorCode.CONFLICT,
                    "container '%s' is paused; unpause it first".formatted(found.name()));
        }
        if (!found.isRunning()) {
            throw new ToolException(
                    ErrorCode.CONFLICT,
                    "container '%s' is %s, not running; start it first (docker_start_container)"
                            .formatted(found.name(), found.state()));
        }
    }

    private static String create(
            Arguments arguments, boolean withInput, FoundContainer found, DockerClient docker) {
        ExecCreateCmd create =
                docker.execCreateCmd(found.id())
                        .withCmd(arguments.command().toArray(String[]::new))
                        .withAttachStdin(withInput)
                        .withAttachStdout(true)
                        .withAttachStderr(true)
                        .withEnv(ContainerSpec.assignments(arguments.environment()))
                        .withPrivileged(arguments.privileged());
        arguments.workdir().ifPresent(create::withWorkingDir);
        arguments.user().ifPresent(create::withUser);
        return create.exec().getId();
    }

    /** The output may end a moment before the engine has noted the exit code. */
    private static InspectExecResponse ended(String id, ToolCall call, DockerClient docker) {
        InspectExecResponse state = docker.inspectExecCmd(id).exec();
        for (int i = 0; i < ASK_TIMES && Boolean.TRUE.equals(state.isRunning()); i++) {
            if (call.remaining().compareTo(SPARE) < 0) {
                break;
            }
            try {
                Thread.sleep(ASK_EVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                call.checkCancelled();
                break;
            }
            state = docker.inspectExecCmd(id).exec();
        }
        return state;
    }
}
