package io.cargoshipper.api.builder;

import io.cargoshipper.api.index.CompletionIndex;
import io.cargoshipper.api.index.PackIndex;
import io.cargoshipper.api.index.PromptIndex;
import io.cargoshipper.api.index.ResourceIndex;
import io.cargoshipper.api.index.ResourceTemplateIndex;
import io.cargoshipper.api.index.ToolIndex;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All that a pack offers.
 *
 * @param tools by name
 * @param plans those of the tools, by the tool's name
 * @param prompts by name
 * @param resources by URI
 * @param templates by URI template
 * @param completions by argument, then by the method's place
 */
record Offers(
        List<Offer<ToolIndex>> tools,
        List<Offer<String>> plans,
        List<Offer<PromptIndex>> prompts,
        List<Offer<ResourceIndex>> resources,
        List<Offer<ResourceTemplateIndex>> templates,
        List<Offer<CompletionIndex>> completions) {

    Offers {
        tools = sorted(tools, ToolIndex::name);
        plans = sorted(plans, Function.identity());
        prompts = sorted(prompts, PromptIndex::name);
        resources = sorted(resources, ResourceIndex::uri);
        templates = sorted(templates, ResourceTemplateIndex::uriTemplate);
        completions = sorted(completions, CompletionIndex::argument);
    }

    private static <T> List<Offer<T>> sorted(List<Offer<T>> offers, Function<T, String> key) {
        return offers.stream()
                .sorted(
                        Comparator.comparing((Offer<T> offer) -> key.apply(offer.index()))
                                .thenComparing(Offer::place))
                .toList();
    }

    /** All of them. */
    List<Offer<?>> all() {
        return Stream.<List<? extends Offer<?>>>of(
                        tools, plans, prompts, resources, templates, completions)
                .<Offer<?>>flatMap(List::stream)
                .toList();
    }

    /** The classes that call them: binary name to class file. */
    SortedMap<String, byte[]> invokers() {
        SortedMap<String, byte[]> invokers = new TreeMap<>();
        for (Offer<?> offer : all()) {
            String name = offer.code().invoker();
            invokers.put(name, Invokers.generate(name, offer.method()));
        }
        return invokers;
    }

    /** The index of a pack that offers them. */
    PackIndex index(Provider provider, String version) {
        return new PackIndex(
                PackIndex.API_LEVEL,
                provider.name(),
                version,
                provider.className(),
                provider.settings(),
                entries(tools),
                entries(prompts),
                entries(resources),
                entries(templates),
                entries(completions));
    }

    private static <T> List<T> entries(List<Offer<T>> offers) {
        return offers.stream().map(Offer::index).toList();
    }
}
