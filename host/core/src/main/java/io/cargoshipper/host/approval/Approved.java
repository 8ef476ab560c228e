package io.cargoshipper.host.approval;

import java.util.Objects;

/**
 * What a person has approved.
 *
 * @param id the request's
 * @param by who approved it
 * @param grant what the call may do
 */
public record Approved(String id, String by, Grant grant) {
    public Approved {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(grant, "grant");
    }
}
