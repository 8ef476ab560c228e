package io.cargoshipper.api.builder;

import io.cargoshipper.api.Resource;
import io.cargoshipper.api.ResourceTemplate;
import io.cargoshipper.api.Secret;
import io.cargoshipper.api.Untrusted;
import io.cargoshipper.api.index.CodeIndex;
import io.cargoshipper.api.index.IndexRules;
import io.cargoshipper.api.index.ResourceIndex;
import io.cargoshipper.api.index.ResourceTemplateIndex;
import io.cargoshipper.api.index.UriTemplate;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reads resources and families of resources from methods. */
final class ResourceReader {

    private final SchemaWriter schemas = SchemaWriter.forArguments();

    /** Reads one resource; empty where problems were reported. */
    Optional<Offer<ResourceIndex>> readResource(Method method, Problems problems) {
        int before = problems.count();
        Resource resource = method.getAnnotation(Resource.class);
        if (!IndexRules.isResourceUri(resource.uri())) {
            problems.add(
                    "'%s' is no URI of a resource".formatted(resource.uri()),
                    "use at most %d characters: a scheme in lower case, a colon and a path, without"
                                    .formatted(IndexRules.MAX_URI)
                            + " query and fragment, such as docker://info");
        }
        ResourceFacts.of(resource).check(method, problems);
        List<String> untrusted = untrusted(method, problems);
        Signature signature = Signature.read(method, OfferKind.RESOURCE, problems);
        if (problems.count() > before) {
            return Optional.empty();
        }
        CodeIndex code = Invokers.code(method, method.getName(), "Resource", signature);
        ResourceIndex index =
                new ResourceIndex(
                        resource.uri(),
                        resource.name(),
                        resource.description(),
                        resource.mimeType(),
                        List.of(resource.changesOn()),
                        resource.refreshSeconds(),
                        resource.timeoutSeconds(),
                        code,
                        untrusted);
        return Optional.of(new Offer<>(index, code, method));
    }

    /** Reads one family of resources; empty where problems were reported. */
    Optional<Offer<ResourceTemplateIndex>> readTemplate(Method method, Problems problems) {
        int before = problems.count();
        ResourceTemplate template = method.getAnnotation(ResourceTemplate.class);
        Optional<UriTemplate> parsed = parse(template.uriTemplate(), problems);
        ResourceFacts.of(template).check(method, problems);
        List<String> untrusted = untrusted(method, problems);
        Signature signature = Signature.read(method, OfferKind.TEMPLATE, problems);
        Optional<Shape.Fields> in =
                signature
                        .arguments()
                        .flatMap(
                                record -> TextArguments.read(record, OfferKind.TEMPLATE, problems));
        if (problems.count() == before) {
            checkVariables(parsed.orElseThrow(), in, problems);
        }
        if (problems.count() > before) {
            return Optional.empty();
        }
        CodeIndex code = Invokers.code(method, method.getName(), "Template", signature);
        ResourceTemplateIndex index =
                new ResourceTemplateIndex(
                        template.uriTemplate(),
                        template.name(),
                        template.description(),
                        template.mimeType(),
                        List.of(template.changesOn()),
                        template.refreshSeconds(),
                        template.timeoutSeconds(),
                        code,
                        in.map(schemas::write).orElseThrow(),
                        untrusted,
                        template.listed());
        return Optional.of(new Offer<>(index, code, method));
    }

    private static Optional<UriTemplate> parse(String template, Problems problems) {
        String mend =
                "write it as RFC 6570, level 1, has it, such as docker://container/{container}";
        if (template.length() > IndexRules.MAX_URI) {
            problems.add(
                    "the URI template has %,d characters, more than %,d"
                            .formatted(template.length(), IndexRules.MAX_URI),
                    "shorten it");
            return Optional.empty();
        }
        try {
            return Optional.of(UriTemplate.parse(template));
        } catch (IllegalArgumentException e) {
            problems.add(
                    "URI template '%s' %s".formatted(template, e.getMessage()),
                    template.indexOf('{') < 0 ? "make the method a @Resource" : mend);
            return Optional.empty();
        }
    }

    private static void checkVariables(
            UriTemplate template, Optional<Shape.Fields> arguments, Problems problems) {
        List<String> components =
                arguments.stream()
                        .flatMap(record -> record.components().stream())
                        .map(Component::name)
                        .toList();
        if (!new HashSet<>(components).equals(new HashSet<>(template.variables()))) {
            problems.add(
                    "the variables of '%s' are %s, the components of its arguments are %s in JSON"
                            .formatted(template, template.variables(), components),
                    "take one record with a String for each variable, and no others");
        }
    }

    /** The places in the result that hold text from outside, after a check of all of it. */
    private static List<String> untrusted(Method method, Problems problems) {
        Optional<Shape.Fields> out =
                ResultType.ofResource(method, problems)
                        .flatMap(record -> ShapeReader.read(record, problems));
        out.ifPresent(record -> ComponentCheck.ofResult(record, problems));
        List<String> secrets =
                out.map(record -> Places.of(Secret.class, "", record)).orElse(List.of());
        if (!secrets.isEmpty()) {
            problems.add(
                    "its result has a @Secret at %s, and a resource is read whole"
                            .formatted(String.join(", ", secrets)),
                    "return a record without it");
        }
        return out.map(record -> Places.of(Untrusted.class, "", record)).orElse(List.of());
    }
}
