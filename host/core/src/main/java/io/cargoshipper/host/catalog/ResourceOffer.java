package io.cargoshipper.host.catalog;

import io.cargoshipper.api.index.CodeIndex;
import io.cargoshipper.api.index.ResourceIndex;
import io.cargoshipper.host.pack.Pack;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A resource with a URI of its own.
 *
 * @param pack the pack that holds it
 * @param index what the pack says of it
 */
public record ResourceOffer(Pack pack, ResourceIndex index) implements ReadableOffer {

    public ResourceOffer {
        Objects.requireNonNull(pack, "pack");
        Objects.requireNonNull(index, "index");
    }

    @Override
    public OfferKey key() {
        return new OfferKey(Kind.RESOURCE, index.uri());
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
        return index.timeoutSeconds();
    }

    @Override
    public String mimeType() {
        return index.mimeType();
    }

    @Override
    public List<String> untrusted() {
        return index.untrusted();
    }

    @Override
    public List<String> changesOn() {
        return index.changesOn();
    }

    @Override
    public int refreshSeconds() {
        return index.refreshSeconds();
    }
}
