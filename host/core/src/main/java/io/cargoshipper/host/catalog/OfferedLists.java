package io.cargoshipper.host.catalog;

import io.cargoshipper.api.index.PromptIndex;
import io.cargoshipper.api.index.ResourceIndex;
import io.cargoshipper.api.index.ResourceTemplateIndex;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What was offered at one time, to be compared with what is offered at another.
 *
 * @param tools with the hints that follow from policy
 */
public record OfferedLists(
        List<OfferedTool> tools,
        List<PromptIndex> prompts,
        List<ResourceIndex> resources,
        List<ResourceTemplateIndex> templates) {

    public OfferedLists {
        tools = List.copyOf(tools);
        prompts = List.copyOf(prompts);
        resources = List.copyOf(resources);
        templates = List.copyOf(templates);
    }

    /** What is offered now. */
    public static OfferedLists of(Offerings offerings) {
        return new OfferedLists(
                offerings.tools(),
                offerings.prompts(),
                offerings.resources(),
                offerings.templates());
    }

    /** The kinds of which other things are offered, or in another way. */
    public Set<Kind> differencesTo(OfferedLists others) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        if (!tools.equals(others.tools)) {
            kinds.add(Kind.TOOL);
        }
        if (!prompts.equals(others.prompts)) {
            kinds.add(Kind.PROMPT);
        }
        if (!resources.equals(others.resources)) {
            kinds.add(Kind.RESOURCE);
        }
        if (!templates.equals(others.templates)) {
            kinds.add(Kind.TEMPLATE);
        }
        return kinds;
    }
}
