package io.cargoshipper.host.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What one line of the audit trail says, beside its place in the chain; fields in order. */
final class AuditRecord {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private AuditRecord() {}

    /** A record of an event that has no further fields yet. */
    static AuditRecord of(String event) {
        return new AuditRecord().with("event", event);
    }

    /** Adds a field: a text, a number, a flag, or maps and lists of them. */
    AuditRecord with(String name, Object value) {
        fields.put(name, Objects.requireNonNull(value, name));
        return this;
    }

    /** Adds a field if it has a value. */
    AuditRecord with(String name, Optional<?> value) {
        value.ifPresent(present -> with(name, present));
        return this;
    }

    Map<String, Object> fields() {
        return Collections.unmodifiableMap(fields);
    }
}
