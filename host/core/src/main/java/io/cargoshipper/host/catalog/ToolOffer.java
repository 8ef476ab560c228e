package io.cargoshipper.host.catalog;

import io.cargoshipper.api.Tier;
import io.cargoshipper.api.index.CodeIndex;
import io.cargoshipper.api.index.ToolIndex;
import io.cargoshipper.host.pack.Pack;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A tool.
 *
 * @param pack the pack that holds it
 * @param index what the pack says of it
 */
public record ToolOffer(Pack pack, ToolIndex index) implements Offer {

    public ToolOffer {
        Objects.requireNonNull(pack, "pack");
        Objects.requireNonNull(index, "index");
    }

    @Override
    public OfferKey key() {
        return new OfferKey(Kind.TOOL, index.name());
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

    @Override
    public Tier tier() {
        return index.tier();
    }
}
