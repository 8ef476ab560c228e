package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.WaitContainerCondition;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.pack.containers.RunContainer.Ran;
import io.cargoshipper.pack.engine.EngineMessage;
import io.cargoshipper.pack.engine.FoundContainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What follows once a container was started for {@code docker_run_container}. It runs, whatever
 * fails from now on: that is told in notes, so that nobody starts it again.
 */
final class RunEnding {

    /** Left of the call's time for reading logs, removing and answering. */
    static final Duration SPARE = Duration.ofSeconds(4);

    private static final int LOG_LINES = 1000;

    /** The engine's word for one made with {@code --rm} that has just ended. */
    private static final String REMOVING = "removing";

    private final FoundContainer found;
    private final boolean pulled;
    private final ToolCall call;
    private final DockerClient docker;
    private final List<String> notes = new ArrayList<>();

    RunEnding(FoundContainer found, boolean pulled, ToolCall call, DockerClient docker) {
        this.found = found;
        this.pulled = pulled;
        this.call = call;
        this.docker = docker;
    }

    void note(String note) {
        notes.add(note);
    }

    /** Looks where it stands right after the start; it need not run any more. */
    Ran started() {
        try {
            FoundContainer now = found.again(docker);
            if (now.exitCode().isEmpty()) {
                if (now.state().equals(REMOVING)) {
                    notes.add("it has ended already and is being removed");
                }
                return ran(now.state(), Optional.empty(), Optional.empty());
            }
            notes.add("it ended at once");
            Endings.note(now, now.exitCode().get()).ifPresent(notes::add);
            return ran(now.state(), now.exitCode(), logs(now));
        } catch (NotFoundException e) {
            notes.add("it has ended already and was removed");
            return ran(Outcome.REMOVED, Optional.empty(), Optional.empty());
        } catch (DockerException e) {
            notes.add(
                    "it was started, but cannot be read back (%s): look with"
                                    .formatted(EngineMessage.of(e))
                            + " docker_inspect_container, do not run it again");
            return ran("unknown", Optional.empty(), Optional.empty());
        }
    }

    /**
     * Waits for its end, reads its logs and, where asked, removes it.
     *
     * @param reported the call's progress so far
     */
    Ran waited(boolean remove, double reported) {
        try {
            Optional<Long> exitCode =
                    new ContainerWait(call, reported)
                            .until(
                                    WaitContainerCondition.NOT_RUNNING,
                                    found,
                                    call.remaining().minus(SPARE),
                                    docker);
            return exitCode.isPresent() ? ended(exitCode.get(), remove) : late(remove);
        } catch (NotFoundException e) {
            notes.add("somebody removed it meanwhile");
            return ran(Outcome.REMOVED, Optional.empty(), Optional.empty());
        }
    }

    private Ran ended(long exitCode, boolean remove) {
        FoundContainer now = found.again(docker);
        Endings.note(now, exitCode).ifPresent(notes::add);
        Optional<String> logs = logs(now);
        boolean removed = remove && removed();
        return ran(removed ? Outcome.REMOVED : now.state(), Optional.of(exitCode), logs);
    }

    private Ran late(boolean remove) {
        FoundContainer now = found.again(docker);
        if (now.exitCode().isPresent()) {
            return ended(now.exitCode().get(), remove);
        }
        notes.add("it has not ended yet: go on with docker_wait_container; do not run it again");
        if (remove) {
            notes.add("it stays when it ends: remove it then with docker_remove_container");
        }
        return ran(now.state(), Optional.empty(), Optional.empty());
    }

    private Optional<String> logs(FoundContainer now) {
        try {
            ContainerLogs.Logs logs = ContainerLogs.last(LOG_LINES, now, call, docker);
            logs.note().ifPresent(notes::add);
            return Optional.of(logs.text());
        } catch (DockerException e) {
            notes.add("its logs cannot be read: " + EngineMessage.of(e));
            return Optional.empty();
        }
    }

    private boolean removed() {
        try {
            docker.removeContainerCmd(found.id()).withRemoveVolumes(true).exec();
            return true;
        } catch (NotFoundException e) {
            return true;
        } catch (DockerException e) {
            notes.add("it could not be removed: " + EngineMessage.of(e));
            return false;
        }
    }

    private Ran ran(String state, Optional<Long> exitCode, Optional<String> logs) {
        return new Ran(
                found.shortId(), found.name(), state, exitCode, logs, pulled, List.copyOf(notes));
    }
}
