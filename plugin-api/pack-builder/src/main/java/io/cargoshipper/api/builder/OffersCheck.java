package io.cargoshipper.api.builder;

import io.cargoshipper.api.index.CompletionIndex;
import io.cargoshipper.api.index.ResourceTemplateIndex;
import io.cargoshipper.api.index.UriTemplate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Holds what a pack offers against each other. */
final class OffersCheck {

    private final Offers offers;
    private final Problems problems;

    private OffersCheck(Offers offers, Problems problems) {
        this.offers = offers;
        this.problems = problems;
    }

    /**
     * Reports what does not go together.
     *
     * @param own the binary names of the pack's own classes
     */
    static void check(Offers offers, Set<String> own, Problems problems) {
        boolean complete = problems.isEmpty();
        OffersCheck check = new OffersCheck(offers, problems);
        check.templates();
        // What was refused is not among the offers, and may be what these refer to; what has the
        // name of another would be found to have its invoker too.
        if (complete) {
            check.invokers(own);
            check.completions();
            check.listings();
        }
    }

    private void invokers(Set<String> own) {
        // Letter case does not tell files apart everywhere.
        Set<String> taken = new HashSet<>();
        own.forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
        invokers(offers.tools(), "tool", taken);
        invokers(offers.plans(), "tool", taken);
        invokers(offers.prompts(), "prompt", taken);
        invokers(offers.resources(), "method", taken);
        invokers(offers.templates(), "method", taken);
        invokers(offers.completions(), "method", taken);
    }

    private <T> void invokers(List<Offer<T>> named, String namedAfter, Set<String> taken) {
        for (Offer<T> offer : named) {
            String invoker = offer.code().invoker();
            if (!taken.add(invoker.toLowerCase(Locale.ROOT))) {
                problems.at(offer.place())
                        .add(
                                "its invoker would be called %s, which is taken".formatted(invoker),
                                "rename the %s, or the class".formatted(namedAfter));
            }
        }
    }

    private void templates() {
        List<Offer<ResourceTemplateIndex>> before = new ArrayList<>();
        for (Offer<ResourceTemplateIndex> offer : offers.templates()) {
            UriTemplate template = template(offer);
            before.stream()
                    .filter(other -> template.overlaps(template(other)))
                    .findFirst()
                    .ifPresent(
                            other ->
                                    problems.at(offer.place())
                                            .add(
                                                    "a URI can be of '%s' and of '%s' of %s"
                                                            .formatted(
                                                                    template,
                                                                    template(other),
                                                                    other.place()),
                                                    "tell them apart by a fixed part"));
            before.add(offer);
        }
    }

    private static UriTemplate template(Offer<ResourceTemplateIndex> offer) {
        return UriTemplate.parse(offer.index().uriTemplate());
    }

    private void completions() {
        Map<String, Collection<String>> arguments = new HashMap<>();
        offers.prompts()
                .forEach(
                        prompt ->
                                arguments.put(
                                        "prompt '%s'".formatted(prompt.index().name()),
                                        properties(prompt.index().inputSchema())));
        offers.templates()
                .forEach(
                        template ->
                                arguments.put(
                                        "template '%s'".formatted(template.index().uriTemplate()),
                                        properties(template.index().inputSchema())));
        Map<String, String> completed = new HashMap<>();
        for (Offer<CompletionIndex> offer : offers.completions()) {
            for (String target : targets(offer.index())) {
                completion(offer, target, arguments, completed);
            }
        }
    }

    private static List<String> targets(CompletionIndex completion) {
        List<String> targets = new ArrayList<>();
        completion.prompts().forEach(name -> targets.add("prompt '%s'".formatted(name)));
        completion.uriTemplates().forEach(name -> targets.add("template '%s'".formatted(name)));
        return targets;
    }

    private void completion(
            Offer<CompletionIndex> offer,
            String target,
            Map<String, Collection<String>> arguments,
            Map<String, String> completed) {
        Problems here = problems.at(offer.place());
        String argument = offer.index().argument();
        Collection<String> known = arguments.get(target);
        if (known == null) {
            here.add(
                    "it completes %s, which is not in this pack".formatted(target),
                    arguments.isEmpty()
                            ? "write it first, or drop the completion"
                            : "name one of " + arguments.keySet().stream().sorted().toList());
            return;
        }
        if (!known.contains(argument)) {
            here.add(
                    "it completes '%s' of %s, which has no such argument"
                            .formatted(argument, target),
                    "name one of " + known);
            return;
        }
        String other =
                completed.putIfAbsent("'%s' of %s".formatted(argument, target), offer.place());
        if (other != null) {
            here.add(
                    "'%s' of %s is completed by %s already".formatted(argument, target, other),
                    "drop one");
        }
    }

    private static Collection<String> properties(Map<String, Object> schema) {
        List<String> names = new ArrayList<>();
        ((Map<?, ?>) schema.get("properties")).keySet().forEach(name -> names.add((String) name));
        return names;
    }

    private void listings() {
        for (Offer<ResourceTemplateIndex> offer : offers.templates()) {
            UriTemplate template = template(offer);
            if (!offer.index().listed()) {
                continue;
            }
            if (template.variables().size() > 1) {
                problems.at(offer.place())
                        .add(
                                "'%s' is listed, and has %d variables"
                                        .formatted(template, template.variables().size()),
                                "drop listed = true: it works with one variable alone");
            } else if (offers.completions().stream()
                    .map(Offer::index)
                    .noneMatch(
                            completion ->
                                    completion.uriTemplates().contains(template.toString()))) {
                problems.at(offer.place())
                        .add(
                                "'%s' is listed, and nothing completes its variable"
                                        .formatted(template),
                                "write a @Completes method that gives the values to list");
            }
        }
    }
}
