package io.cargoshipper.host.cli;

import io.cargoshipper.host.catalog.ReadableOffer;
import io.cargoshipper.host.catalog.ResourceOffer;
import io.cargoshipper.host.catalog.TemplateOffer;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Lists the resources, and the families of them by their templates. */
@Command(
        name = "resources",
        description = {
            "List the resources that clients are offered; what stands in braces is to be filled in.",
            "A client's list has the resources of some families one by one, which only the engine knows."
        },
        mixinStandardHelpOptions = true)
final class Resources extends OfferList<ReadableOffer> {

    Resources(Streams streams, HostOptions options) {
        super(streams, options, ReadableOffer.class);
    }

    @Override
    String plural() {
        return "resources";
    }

    @Override
    List<String> columns() {
        return List.of("URI", "TYPE");
    }

    @Override
    List<String> cells(ReadableOffer resource) {
        return List.of(resource.name(), resource.mimeType());
    }

    @Override
    String description(ReadableOffer resource) {
        return resource instanceof TemplateOffer template
                ? template.index().description()
                : ((ResourceOffer) resource).index().description();
    }

    @Override
    void describe(ReadableOffer resource, Map<String, Object> json) {
        if (resource instanceof TemplateOffer template) {
            json.put("uriTemplate", template.name());
            json.put("name", template.index().name());
            json.put("inputSchema", template.index().inputSchema());
            json.put("listed", template.index().listed());
        } else {
            json.put("uri", resource.name());
            json.put("name", ((ResourceOffer) resource).index().name());
        }
        json.put("mimeType", resource.mimeType());
        json.put("changesOn", resource.changesOn());
        json.put("refreshSeconds", resource.refreshSeconds());
    }
}
