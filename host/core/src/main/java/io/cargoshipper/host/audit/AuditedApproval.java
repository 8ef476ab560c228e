package io.cargoshipper.host.audit;

import java.util.Objects;

/**
 * What became of asking a person.
 *
 * @param id the approval's id
 * @param step what happened: {@code asked}, {@code approved}, {@code denied}, {@code used}, {@code
 *     lapsed}
 * @param by who decided; empty where nobody has
 */
public record AuditedApproval(String id, String step, String by) {
    public AuditedApproval {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(by, "by");
    }
}
