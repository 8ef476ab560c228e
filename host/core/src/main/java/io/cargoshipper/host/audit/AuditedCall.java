package io.cargoshipper.host.audit;

import java.util.Objects;

/**
 * A call, as the audit trail names it.
 *
 * @param id its id
 * @param name what is called; fit for a log
 * @param quiet whether the host makes it by itself, again and again for somebody who asked for that
 *     once: then what goes as it should is written at debug level alone
 */
public record AuditedCall(String id, String name, boolean quiet) {

    private static final int MAX_NAME = 200;

    public AuditedCall {
        Objects.requireNonNull(id, "id");
        name = AuditLog.shown(name, MAX_NAME);
    }
}
