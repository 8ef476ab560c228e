package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.UnreadableRequestException;
import java.util.regex.Pattern;

/** Names that containers are given. */
final class ContainerNames {

    /** Engines take what has this form for an id first, and then for a name. */
    private static final Pattern ID = Pattern.compile("/?[0-9a-f]{64}");

    private ContainerNames() {}

    static void rename(Inquiry inquiry) {
        requireNoId(inquiry.query().text("name"));
    }

    /**
     * Refuses a name that would be taken for another container's id once that container is gone: a
     * call that made that one may do more to what has its id.
     */
    static void requireNoId(String name) {
        if (ID.matcher(name).matches()) {
            throw new UnreadableRequestException(
                    "the name '%s' has the form of a container's id".formatted(name));
        }
    }
}
