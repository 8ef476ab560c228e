package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.WaitContainerCondition;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Range;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.Shapes;
import java.time.Duration;
import java.util.Optional;

/** Waits for the end of containers. */
final class WaitContainer {

    private static final int LONGEST = 300;

    record Arguments(
            @Doc("Name or id")
                    @Pattern(Shapes.CONTAINER)
                    @Example("\"web\"")
                    @FormerNames("container_id")
                    String container,
            @Doc("next-exit: also of one that does not run now")
                    @Example("\"removed\"")
                    @Default("not-running")
                    Condition condition,
            @Doc("Seconds, at most") @Range(min = 1, max = LONGEST) Optional<Integer> timeout) {}

    /** What is waited for. */
    enum Condition {
        NOT_RUNNING(WaitContainerCondition.NOT_RUNNING),
        NEXT_EXIT(WaitContainerCondition.NEXT_EXIT),
        REMOVED(WaitContainerCondition.REMOVED);

        private final WaitContainerCondition engine;

        Condition(WaitContainerCondition engine) {
            this.engine = engine;
        }
    }

    /** How the wait ended. */
    record Waited(
            String container,
            boolean ended,
            Optional<Long> exitCode,
            String state,
            Optional<String> note) {}

    @Tool(
            name = "docker_wait_container",
            title = "Wait for a container",
            description =
                    "Wait until a container has ended, up to 300 s, and return its exit code, or"
                            + " that it still runs: call again to go on waiting.",
            tier = Tier.SAFE,
            idempotent = true,
            timeoutSeconds = LONGEST)
    Waited await(Arguments arguments, ToolCall call, DockerClient docker) {
        FoundContainer found = FoundContainer.find(docker, arguments.container());
        Optional<Long> exitCode;
        try {
            exitCode =
                    new ContainerWait(call, 0)
                            .until(
                                    arguments.condition().engine,
                                    found,
                                    limit(arguments, call),
                                    docker);
        } catch (NotFoundException e) {
            return gone(found, Optional.empty());
        }
        return exitCode.isPresent()
                ? ended(arguments.condition(), found, exitCode, docker)
                : late(found, docker);
    }

    private static Duration limit(Arguments arguments, ToolCall call) {
        Duration left = call.remaining().minus(EngineChange.LOOK);
        Duration wanted = arguments.timeout().map(Duration::ofSeconds).orElse(left);
        return wanted.compareTo(left) < 0 ? wanted : left;
    }

    private static Waited ended(
            Condition condition,
            FoundContainer found,
            Optional<Long> exitCode,
            DockerClient docker) {
        if (condition == Condition.REMOVED) {
            return gone(found, exitCode);
        }
        try {
            FoundContainer now = found.again(docker);
            return new Waited(
                    now.name(), true, exitCode, now.state(), Endings.note(now, exitCode.get()));
        } catch (NotFoundException e) {
            return gone(found, exitCode);
        }
    }

    private static Waited late(FoundContainer found, DockerClient docker) {
        try {
            FoundContainer now = found.again(docker);
            return new Waited(
                    now.name(),
                    false,
                    now.exitCode(),
                    now.state(),
                    Optional.of(
                            now.isRunning()
                                    ? "still running: call docker_wait_container again to go on"
                                            + " waiting"
                                    : "it did not come to that yet: call docker_wait_container"
                                            + " again to go on waiting"));
        } catch (NotFoundException e) {
            return gone(found, Optional.empty());
        }
    }

    private static Waited gone(FoundContainer found, Optional<Long> exitCode) {
        return new Waited(found.name(), true, exitCode, Outcome.REMOVED, Optional.empty());
    }
}
