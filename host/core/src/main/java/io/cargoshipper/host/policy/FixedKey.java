package io.cargoshipper.host.policy;

import java.nio.file.Path;
import java.util.List;

/**
 * A key of which no value is stricter than another: what the outermost layer says counts, and only
 * layers that may replace defaults are heard.
 *
 * @param <T> the type of its value
 */
public final class FixedKey<T> extends PolicyKey<T> {

    /** A file with what a person must know to approve. */
    public static final FixedKey<Path> APPROVAL_SECRET_FILE =
            new FixedKey<>("approval.secret-file");

    /** The file of the audit trail. */
    public static final FixedKey<Path> AUDIT_FILE = new FixedKey<>("audit.file");

    private FixedKey(String text) {
        super(text);
    }

    /** All of them. */
    public static List<FixedKey<?>> all() {
        return List.of(APPROVAL_SECRET_FILE, AUDIT_FILE);
    }

    @Override
    String write(T value) {
        return value.toString();
    }
}
