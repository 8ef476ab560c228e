package io.cargoshipper.host.catalog;

import io.cargoshipper.api.index.PromptIndex;
import io.cargoshipper.api.index.ResourceIndex;
import io.cargoshipper.api.index.ResourceTemplateIndex;
import java.util.List;
import java.util.Optional;

/**
 * What is offered to clients now, under the policy in force. All lists are in a stable order: by
 * pack as loaded, then by name.
 */
public interface Offerings {

    /** The tools. */
    List<OfferedTool> tools();

    /** The prompts. */
    List<PromptIndex> prompts();

    /** The resources with URIs of their own. */
    List<ResourceIndex> resources();

    /** The families of resources. */
    List<ResourceTemplateIndex> templates();

    /**
     * The resource that a URI, without query, names; empty if there is none, or policy withholds
     * it.
     */
    Optional<ResourceMatch> offeredResource(String uri);
}
