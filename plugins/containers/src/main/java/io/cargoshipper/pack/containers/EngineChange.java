package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.EngineWait;
import io.cargoshipper.pack.engine.FoundContainer;
import java.time.Duration;

/** Asks the engine to change a container's state. */
final class EngineChange {

    /** Left of the call's time for looking at the container, and for answering. */
    static final Duration LOOK = Duration.ofSeconds(2);

    /** How long the engine may take beyond a stop's timeout. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private EngineChange() {}

    /**
     * Requires that a container stays when it ends: ending it must lose nothing, and one made with
     * {@code --rm} is removed by the engine, with its anonymous volumes.
     *
     * @param doing what is about to be done, up to the verb: {@code stopping it would}
     */
    static void requireKept(FoundContainer found, String doing) {
        if (found.isRemovedAtEnd()) {
            throw new ToolException(
                    ErrorCode.CONFLICT,
                    "container '%s' was made with --rm: %s delete it and its anonymous volumes; to do"
                                    .formatted(found.name(), doing)
                            + " that on purpose use docker_remove_container with force=true");
        }
    }

    /** Whether the engine had something to do: between the look and the act things can change. */
    static boolean made(Runnable request) {
        try {
            request.run();
            return true;
        } catch (NotModifiedException e) {
            return false;
        }
    }

    /**
     * Like {@link #made}, but gives up waiting when the engine takes much longer than the container
     * was given to end.
     *
     * @param timeout how long it was given, in seconds
     * @throws ToolException {@link ErrorCode#DEADLINE_EXCEEDED} with the state as it is then
     */
    static boolean madeInTime(
            FoundContainer found,
            int timeout,
            ToolCall call,
            DockerClient docker,
            Runnable request) {
        Duration limit = limit(timeout, call.remaining());
        return EngineWait.atMost(limit, call, () -> made(request))
                .orElseThrow(() -> late(limit, found, call, docker));
    }

    /** How long to wait for the engine, in a call that has so much time left. */
    static Duration limit(int timeout, Duration remaining) {
        Duration most = Duration.ofSeconds(timeout).plus(PATIENCE);
        Duration left = remaining.minus(LOOK);
        return most.compareTo(left) < 0 ? most : left;
    }

    private static ToolException late(
            Duration limit, FoundContainer found, ToolCall call, DockerClient docker) {
        String state =
                EngineWait.atMost(LOOK.dividedBy(2), call, () -> state(found, docker))
                        .orElse("unknown");
        return new ToolException(
                ErrorCode.DEADLINE_EXCEEDED,
                "the engine did not answer within %d s; the state of container '%s' is %s now, and may"
                                .formatted(limit.toSeconds(), found.name(), state)
                        + " still change: look with docker_inspect_container before trying again");
    }

    private static String state(FoundContainer found, DockerClient docker) {
        try {
            return found.again(docker).state();
        } catch (NotFoundException e) {
            return Outcome.REMOVED;
        } catch (RuntimeException e) {
            return "unknown";
        }
    }
}
