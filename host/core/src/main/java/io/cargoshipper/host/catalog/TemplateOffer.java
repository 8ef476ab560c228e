package io.cargoshipper.host.catalog;

import io.cargoshipper.api.index.CodeIndex;
import io.cargoshipper.api.index.ResourceTemplateIndex;
import io.cargoshipper.api.index.UriTemplate;
import io.cargoshipper.host.pack.Pack;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A family of resources.
 *
 * @param pack the pack that holds it
 * @param index what the pack says of it
 * @param template what their URIs have in common
 */
public record TemplateOffer(Pack pack, ResourceTemplateIndex index, UriTemplate template)
        implements ReadableOffer {

    public TemplateOffer {
        Objects.requireNonNull(pack, "pack");
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(template, "template");
    }

    @Override
    public OfferKey key() {
        return new OfferKey(Kind.TEMPLATE, index.uriTemplate());
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
