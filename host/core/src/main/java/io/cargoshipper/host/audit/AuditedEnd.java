package io.cargoshipper.host.audit;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a call ended.
 *
 * @param code {@code OK}, {@code UNKNOWN} for a name that there is not, or the name of an error
 * @param elapsed the time since it was handed in
 * @param bytes the size of what the client got
 * @param reason why it was refused, as the client is told
 * @param decider what refused it, where policy did
 */
public record AuditedEnd(
        String code,
        Duration elapsed,
        OptionalLong bytes,
        Optional<String> reason,
        Optional<Decider> decider) {

    /** The code of a call that went well. */
    public static final String OK = "OK";

    /** The code of a call of what there is not. */
    public static final String UNKNOWN = "UNKNOWN";

    public AuditedEnd {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(elapsed, "elapsed");
        Objects.requireNonNull(bytes, "bytes");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(decider, "decider");
    }

    /**
     * What decided.
     *
     * @param layer the layer of policy
     * @param line where that says so: a key or a variable, with the line of the file if it is known
     */
    public record Decider(String layer, String line) {
        public Decider {
            Objects.requireNonNull(layer, "layer");
            Objects.requireNonNull(line, "line");
        }
    }
}
