package io.cargoshipper.host.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A key of policy: what may be said of one thing, and how what several layers say of it meets.
 *
 * @param <T> the type of its value
 */
public abstract sealed class PolicyKey<T> permits Bound, FixedKey, ListKey {

    private final String text;

    PolicyKey(String text) {
        this.text = Objects.requireNonNull(text, "text");
    }

    /** All keys, in the order in which they are shown. */
    public static List<PolicyKey<?>> every() {
        List<PolicyKey<?>> every = new ArrayList<>(Bound.all());
        every.addAll(FixedKey.all());
        every.addAll(ListKey.all());
        return every;
    }

    /** How configuration writes it: {@code limits.time}. */
    public final String text() {
        return text;
    }

    /** A value as configuration writes it. */
    abstract String write(T value);

    @Override
    public final String toString() {
        return text;
    }
}
