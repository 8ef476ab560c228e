package io.cargoshipper.host.catalog;

import io.cargoshipper.api.index.CodeIndex;
import io.cargoshipper.api.index.PromptIndex;
import io.cargoshipper.host.pack.Pack;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A prompt.
 *
 * @param pack the pack that holds it
 * @param index what the pack says of it
 */
public record PromptOffer(Pack pack, PromptIndex index) implements Offer {

    public PromptOffer {
        Objects.requireNonNull(pack, "pack");
        Objects.requireNonNull(index, "index");
    }

    @Override
    public OfferKey key() {
        return new OfferKey(Kind.PROMPT, index.name());
    }

    @Override
    public CodeIndex code() {
        return index.code();
    }

    @Override
    public Optional<Map<String, Object>> inputSchema() {
        return Optional.of(index.inputSchema());
    }

    @Override
    public int timeoutSeconds() {
        return index.timeoutSeconds();
    }
}
