package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.WaitContainerCondition;
import com.github.dockerjava.api.model.WaitResponse;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.StreamCallback;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Waits for containers, and says every few seconds that it still does. */
final class ContainerWait {

    /** Clients that take silence for a failure mostly do so after 30 seconds or more. */
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(5);

    private final ToolCall call;
    private final double reported;

    /**
     * @param reported the call's progress so far, from where its reports go on, a second at a time
     */
    ContainerWait(ToolCall call, double reported) {
        this.call = call;
        this.reported = reported;
    }

    /**
     * Waits until a condition holds.
     *
     * @param limit how long at most
     * @return the container's exit code; empty when the condition did not hold in time
     * @throws com.github.dockerjava.api.exception.NotFoundException when it is gone already
     */
    Optional<Long> until(
            WaitContainerCondition condition,
            FoundContainer found,
            Duration limit,
            DockerClient docker) {
        AtomicReference<WaitResponse> answer = new AtomicReference<>();
        long start = System.nanoTime();
        try (StreamCallback<WaitResponse> callback = new StreamCallback<>(answer::set)) {
            docker.waitContainerCmd(found.id()).withCondition(condition).exec(callback);
            callback.await(
                    call,
                    limit,
                    BETWEEN_REPORTS,
                    () -> report(condition, found, Duration.ofNanos(System.nanoTime() - start)));
        }
        return Optional.ofNullable(answer.get())
                .map(WaitResponse::getStatusCode)
                .map(Integer::longValue);
    }

    private void report(WaitContainerCondition condition, FoundContainer found, Duration waited) {
        call.progress(
                reported + waited.toMillis() / 1000.0,
                "waiting for container '%s' (%s): %d s"
                        .formatted(found.name(), condition.getValue(), waited.toSeconds()));
    }
}
