package io.cargoshipper.host.catalog;

import io.cargoshipper.api.index.CodeIndex;
import io.cargoshipper.api.index.CompletionIndex;
import io.cargoshipper.host.pack.Pack;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The completion of one argument of one prompt, or of one variable of one resource template.
 *
 * @param pack the pack that holds it
 * @param index what the pack says of it
 * @param completed the prompt or template; who does not see that does not get this either
 */
public record CompletionOffer(Pack pack, CompletionIndex index, OfferKey completed)
        implements Offer {

    public CompletionOffer {
        Objects.requireNonNull(pack, "pack");
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(completed, "completed");
    }

    /** Made up of what is completed, for messages and the audit trail. */
    @Override
    public OfferKey key() {
        return new OfferKey(Kind.COMPLETION, completed.name() + " " + index.argument());
    }

    @Override
    public CodeIndex code() {
        return index.code();
    }

    @Override
    public Optional<Map<String, Object>> inputSchema() {
        return Optional.empty();
    }

    @Override
    public int timeoutSeconds() {
        return 0;
    }
}
