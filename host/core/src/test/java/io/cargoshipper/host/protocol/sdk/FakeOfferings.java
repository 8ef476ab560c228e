package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.api.index.PromptIndex;
import io.cargoshipper.api.index.ResourceIndex;
import io.cargoshipper.api.index.ResourceTemplateIndex;
import io.cargoshipper.host.catalog.OfferedTool;
import io.cargoshipper.host.catalog.Offerings;
import io.cargoshipper.host.catalog.ResourceMatch;
import java.util.List;
import java.util.Optional;

/** A catalogue that offers what a test says; nothing at first. */
final class FakeOfferings implements Offerings {
    volatile List<OfferedTool> tools = List.of();
    volatile List<PromptIndex> prompts = List.of();
    volatile List<ResourceIndex> resources = List.of();
    volatile List<ResourceTemplateIndex> templates = List.of();

    /** A catalogue of tools. */
    static FakeOfferings of(List<OfferedTool> tools) {
        FakeOfferings offerings = new FakeOfferings();
        offerings.tools = tools;
        return offerings;
    }

    @Override
    public List<OfferedTool> tools() {
        return tools;
    }

    @Override
    public List<PromptIndex> prompts() {
        return prompts;
    }

    @Override
    public List<ResourceIndex> resources() {
        return resources;
    }

    @Override
    public List<ResourceTemplateIndex> templates() {
        return templates;
    }

    @Override
    public Optional<ResourceMatch> offeredResource(String uri) {
        return Optional.empty();
    }
}
