package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import io.cargoshipper.pack.engine.FoundContainer;
import java.util.Optional;
import java.util.function.Function;

/** Where a container stands after it was started, stopped or restarted. */
record Outcome(
        String id,
        String name,
        boolean changed,
        String state,
        Optional<Long> exitCode,
        Optional<String> note) {

    /** The state of a container that the engine does not have any more. */
    static final String REMOVED = "removed";

    static Outcome of(FoundContainer found, boolean changed, Optional<String> note) {
        return new Outcome(
                found.shortId(), found.name(), changed, found.state(), found.exitCode(), note);
    }

    /**
     * Looks where a container stands after the engine has done what it was asked. One that is gone
     * by then was made with {@code --rm} and has ended, or somebody else was quick; that is no
     * failure.
     *
     * @param found the container as it was before
     * @param note what to say of it as it is now
     */
    static Outcome after(
            FoundContainer found,
            boolean changed,
            DockerClient docker,
            Function<FoundContainer, Optional<String>> note) {
        try {
            FoundContainer now = found.again(docker);
            return of(now, changed, note.apply(now));
        } catch (NotFoundException e) {
            return new Outcome(
                    found.shortId(),
                    found.name(),
                    true,
                    REMOVED,
                    Optional.empty(),
                    Optional.of(
                            found.isRemovedAtEnd()
                                    ? "it has ended and was removed, since it was made with --rm"
                                    : "it is gone: somebody removed it meanwhile"));
        }
    }
}
