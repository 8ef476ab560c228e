package io.cargoshipper.api.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the resources, templates and completions of an index against {@link IndexRules}. */
final class ResourceIndexCheck {

    private static final Set<CodeIndex.Parameter> INPUTS =
            Set.of(CodeIndex.Parameter.ARGUMENTS, CodeIndex.Parameter.COMPLETION);

    private final PackIndex index;
    private final Violations violations;

    private ResourceIndexCheck(PackIndex index, Violations violations) {
        this.index = index;
        this.violations = violations;
    }

    static void check(PackIndex index, Violations violations) {
        ResourceIndexCheck check = new ResourceIndexCheck(index, violations);
        check.resources();
        check.templates();
        check.completions();
    }

    private void resources() {
        Set<String> uris = new HashSet<>();
        for (int i = 0; i < index.resources().size(); i++) {
            ResourceIndex resource = index.resources().get(i);
            String place = "index.resources[%d]".formatted(i);
            violations.check(
                    IndexRules.isResourceUri(resource.uri()),
                    place + ".uri",
                    resource.uri(),
                    "is no URI without query and fragment, of at most %d characters"
                            .formatted(IndexRules.MAX_URI));
            violations.check(
                    uris.add(resource.uri()),
                    place + ".uri",
                    resource.uri(),
                    "is the URI of another of its resources too");
            violations.checkText(resource.name(), place + ".name");
            violations.checkText(resource.description(), place + ".description");
            reading(resource.mimeType(), resource.changesOn(), resource.refreshSeconds(), place);
            violations.checkTimeout(resource.timeoutSeconds(), place);
            violations.checkTakesNone(resource.code(), INPUTS, place);
        }
    }

    private void reading(
            String mimeType, List<String> changesOn, int refreshSeconds, String place) {
        violations.check(
                IndexRules.isMediaType(mimeType),
                place + ".mimeType",
                mimeType,
                "is no media type");
        for (String event : changesOn) {
            violations.check(
                    IndexRules.isEngineEvent(event),
                    place + ".changesOn",
                    event,
                    "is no event of the engine, such as container or container.die");
        }
        violations.check(
                IndexRules.isRefresh(refreshSeconds),
                place + ".refreshSeconds",
                String.valueOf(refreshSeconds),
                "is not 0 to " + IndexRules.MAX_REFRESH_SECONDS);
    }

    private void templates() {
        List<UriTemplate> before = new ArrayList<>();
        for (int i = 0; i < index.resourceTemplates().size(); i++) {
            ResourceTemplateIndex entry = index.resourceTemplates().get(i);
            String place = "index.resourceTemplates[%d]".formatted(i);
            violations.checkText(entry.name(), place + ".name");
            violations.checkText(entry.description(), place + ".description");
            reading(entry.mimeType(), entry.changesOn(), entry.refreshSeconds(), place);
            violations.checkTimeout(entry.timeoutSeconds(), place);
            violations.checkTakesNone(entry.code(), Set.of(CodeIndex.Parameter.COMPLETION), place);
            violations.checkTexts(entry.inputSchema(), place + ".inputSchema");
            template(entry, before, place).ifPresent(before::add);
        }
    }

    private Optional<UriTemplate> template(
            ResourceTemplateIndex entry, List<UriTemplate> before, String place) {
        String text = entry.uriTemplate();
        UriTemplate template;
        try {
            if (text.length() > IndexRules.MAX_URI) {
                throw new IllegalArgumentException(
                        "has more than %d characters".formatted(IndexRules.MAX_URI));
            }
            template = UriTemplate.parse(text);
        } catch (IllegalArgumentException e) {
            violations.check(false, place + ".uriTemplate", text, e.getMessage());
            return Optional.empty();
        }
        violations.check(
                new HashSet<>(template.variables())
                        .equals(new HashSet<>(Violations.properties(entry.inputSchema()))),
                place + ".inputSchema",
                text,
                "has other variables");
        before.stream()
                .filter(template::overlaps)
                .findFirst()
                .ifPresent(
                        other ->
                                violations.check(
                                        false,
                                        place + ".uriTemplate",
                                        text,
                                        "matches URIs of '%s' too".formatted(other)));
        violations.check(
                !entry.listed() || (template.variables().size() == 1 && isCompleted(text)),
                place + ".listed",
                text,
                "has no completion of its only variable");
        return Optional.of(template);
    }

    private boolean isCompleted(String template) {
        return index.completions().stream()
                .anyMatch(completion -> completion.uriTemplates().contains(template));
    }

    private void completions() {
        Map<String, Collection<?>> arguments = new HashMap<>();
        index.prompts()
                .forEach(
                        prompt ->
                                arguments.put(
                                        "prompt '%s'".formatted(prompt.name()),
                                        Violations.properties(prompt.inputSchema())));
        index.resourceTemplates()
                .forEach(
                        template ->
                                arguments.put(
                                        "template '%s'".formatted(template.uriTemplate()),
                                        Violations.properties(template.inputSchema())));
        Set<String> completed = new HashSet<>();
        for (int i = 0; i < index.completions().size(); i++) {
            CompletionIndex completion = index.completions().get(i);
            String place = "index.completions[%d]".formatted(i);
            violations.checkTakesNone(
                    completion.code(), Set.of(CodeIndex.Parameter.ARGUMENTS), place);
            for (String target : completion.targets()) {
                String argument = completion.argument();
                violations.check(
                        arguments.getOrDefault(target, List.of()).contains(argument),
                        place + ".argument",
                        argument,
                        "is no argument of %s in this pack".formatted(target));
                violations.check(
                        completed.add(target + ": " + argument),
                        place + ".argument",
                        argument,
                        "of %s is completed twice".formatted(target));
            }
        }
    }
}
