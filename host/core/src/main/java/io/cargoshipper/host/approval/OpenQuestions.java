package io.cargoshipper.host.approval;

import io.cargoshipper.host.approval.Asked.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The questions that a host remembers, one at most for each call. Not thread-safe. */
final class OpenQuestions {

    private final Map<String, Asked> byCall = new LinkedHashMap<>();

    boolean isEmpty() {
        return byCall.isEmpty();
    }

    int size() {
        return byCall.size();
    }

    long waiting() {
        return byCall.values().stream().filter(asked -> asked.state() == State.WAITING).count();
    }

    Collection<Asked> all() {
        return List.copyOf(byCall.values());
    }

    /** The question about a call, by the call's digest. */
    Optional<Asked> about(String call) {
        return Optional.ofNullable(byCall.get(call));
    }

    /** The question of an id. */
    Optional<Asked> named(String id) {
        return byCall.values().stream().filter(one -> one.request().id().equals(id)).findFirst();
    }

    void put(String call, Asked asked) {
        byCall.put(call, asked);
    }

    void remove(Asked asked) {
        byCall.values().remove(asked);
    }

    /** Removes what is over, and returns it. */
    List<Asked> removeOver(Instant now) {
        List<Asked> over = new ArrayList<>();
        byCall.values()
                .removeIf(
                        asked -> {
                            if (asked.isOver(now)) {
                                over.add(asked);
                            }
                            return asked.isOver(now);
                        });
        return over;
    }

    void clear() {
        byCall.clear();
    }
}
