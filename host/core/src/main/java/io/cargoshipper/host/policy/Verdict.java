package io.cargoshipper.host.policy;

import java.util.Objects;

/** What policy says of a tool or a call. */
public sealed interface Verdict {

    /** It is allowed. */
    Verdict ALLOWED = new Allowed();

    /** It is allowed. */
    record Allowed() implements Verdict {}

    /**
     * It is refused.
     *
     * @param reason what refuses it, which layer says so, and what would allow it
     * @param layer the layer that says so, the first of them if several do
     * @param place the key or variable, and where it stands
     */
    record Refused(String reason, String layer, String place) implements Verdict {
        public Refused {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(layer, "layer");
            Objects.requireNonNull(place, "place");
        }
    }
}
