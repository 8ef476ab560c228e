package io.cargoshipper.api.builder;

import io.cargoshipper.api.Resource;
import io.cargoshipper.api.ResourceContents;
import io.cargoshipper.api.ResourceResult;
import io.cargoshipper.api.ResourceTemplate;
import io.cargoshipper.api.index.IndexRules;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a resource and a family of resources say of themselves alike. */
record ResourceFacts(
        String label,
        String name,
        String description,
        String mimeType,
        List<String> changesOn,
        int refreshSeconds,
        int timeoutSeconds) {

    private static final String JSON = "application/json";

    static ResourceFacts of(Resource resource) {
        return new ResourceFacts(
                "resource '%s'".formatted(resource.uri()),
                resource.name(),
                resource.description(),
                resource.mimeType(),
                List.of(resource.changesOn()),
                resource.refreshSeconds(),
                resource.timeoutSeconds());
    }

    static ResourceFacts of(ResourceTemplate template) {
        return new ResourceFacts(
                "template '%s'".formatted(template.uriTemplate()),
                template.name(),
                template.description(),
                template.mimeType(),
                List.of(template.changesOn()),
                template.refreshSeconds(),
                template.timeoutSeconds());
    }

    /** Reports what breaks the rules. */
    void check(Method method, Problems problems) {
        if (name.isBlank()) {
            problems.add(label + " has no name", "give it a short one, for people");
        }
        Texts.checkLength("the name of " + label, name, problems);
        Texts.checkDescription(label, description, "say what it holds", problems);
        checkMediaType(method, problems);
        checkEvents(problems);
        if (!IndexRules.isRefresh(refreshSeconds)) {
            problems.add(
                    "refreshSeconds = %d is out of bounds".formatted(refreshSeconds),
                    "give 1 to %d, or 0 for never".formatted(IndexRules.MAX_REFRESH_SECONDS));
        }
        Texts.checkTimeout(timeoutSeconds, problems);
    }

    private void checkMediaType(Method method, Problems problems) {
        Class<?> result = method.getReturnType();
        boolean json = mimeType.equals(JSON);
        if (!IndexRules.isMediaType(mimeType)) {
            problems.add(
                    "mimeType = \"%s\" is no media type".formatted(mimeType),
                    "use one such as text/plain or " + JSON);
        } else if (result == ResourceResult.class && json) {
            problems.add(
                    "the text of its ResourceResult is said to be " + JSON,
                    "give the mimeType of the text, such as text/plain; its value is JSON anyway");
        } else if (result.isRecord()
                && !ResourceContents.class.isAssignableFrom(result)
                && result != ResourceResult.class
                && !json) {
            problems.add(
                    "mimeType = \"%s\", but a record is read as %s".formatted(mimeType, JSON),
                    "drop the mimeType, or return a ResourceResult with a text of that type");
        }
    }

    private void checkEvents(Problems problems) {
        Set<String> seen = new HashSet<>();
        for (String event : changesOn) {
            if (!IndexRules.isEngineEvent(event)) {
                problems.add(
                        "changesOn names '%s', which is no event of the engine".formatted(event),
                        "give a type such as container, or type and action such as container.die");
            } else if (!seen.add(event)) {
                problems.add("changesOn names '%s' twice".formatted(event), "drop one");
            }
        }
    }
}
