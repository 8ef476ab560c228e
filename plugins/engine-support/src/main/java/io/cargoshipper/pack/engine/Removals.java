package io.cargoshipper.pack.engine;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Removes a list of things one by one, as far as the call's time goes. What the engine does not
 * give up, for example because somebody uses it by now, is kept and told, and the rest goes on.
 */
public final class Removals {

    /** Left of the call's time for answering, once a removal has begun. */
    private static final Duration SPARE = Duration.ofSeconds(2);

    /** After these, going on is of no use. */
    private static final Set<ErrorCode> FINAL =
            Set.of(
                    ErrorCode.CANCELLED,
                    ErrorCode.DEADLINE_EXCEEDED,
                    ErrorCode.ENGINE_UNAVAILABLE,
                    ErrorCode.REFUSED_BY_POLICY);

    private final List<Unused> removed = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private int unreached;

    /**
     * Removes things.
     *
     * @param kind what they are, for the progress reports, such as {@code volumes}
     * @param before how many things were removed before these, in the progress reports
     * @param total how many there are in all
     * @throws ToolException when the call should stop, or nothing more can be removed
     */
    public void remove(
            List<Unused> things,
            Consumer<Unused> request,
            String kind,
            int before,
            int total,
            ToolCall call) {
        int done = before;
        for (Unused thing : things) {
            call.checkCancelled();
            if (call.remaining().compareTo(SPARE) < 0) {
                unreached += before + things.size() - done;
                return;
            }
            remove(thing, request);
            done++;
            call.progress(
                    done,
                    total,
                    "removed %d of %d %s".formatted(done - before, things.size(), kind));
        }
    }

    private void remove(Unused thing, Consumer<Unused> request) {
        try {
            request.accept(thing);
            removed.add(thing);
        } catch (NotFoundException e) {
            kept.add(thing.name() + ": somebody else removed it");
        } catch (DockerException e) {
            kept.add("%s: %s".formatted(thing.name(), EngineMessage.of(e)));
        } catch (ToolException e) {
            if (FINAL.contains(e.code())) {
                throw e;
            }
            kept.add("%s: %s".formatted(thing.name(), e.getMessage()));
        }
    }

    /** What is gone. */
    public List<Unused> removed() {
        return List.copyOf(removed);
    }

    /** The names of what is gone. */
    public List<String> removedNames() {
        return removed.stream().map(Unused::name).toList();
    }

    /** What that gave back; empty where the size of something that is gone is not known. */
    public Optional<Long> reclaimedBytes() {
        return removed.stream().allMatch(thing -> thing.sizeBytes().isPresent())
                ? Optional.of(removed.stream().mapToLong(it -> it.sizeBytes().orElse(0L)).sum())
                : Optional.empty();
    }

    /** What the engine did not give up: each with its name, and why. */
    public List<String> kept() {
        return List.copyOf(kept);
    }

    /** How many things were not tried, because time was up. */
    public int unreached() {
        return unreached;
    }

    /** What to say of these; empty when there are none. */
    public static Optional<String> note(int unreached) {
        return unreached == 0
                ? Optional.empty()
                : Optional.of(
                        "time was up before %d more were tried: call again to go on"
                                .formatted(unreached));
    }
}
