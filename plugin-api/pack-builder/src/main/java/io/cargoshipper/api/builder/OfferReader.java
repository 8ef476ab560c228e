package io.cargoshipper.api.builder;

import io.cargoshipper.api.Prompt;
import io.cargoshipper.api.Resource;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.index.CompletionIndex;
import io.cargoshipper.api.index.PromptIndex;
import io.cargoshipper.api.index.ResourceIndex;
import io.cargoshipper.api.index.ResourceTemplateIndex;
import io.cargoshipper.api.index.ToolIndex;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads all that the classes of a pack offer, class by class. */
final class OfferReader {

    private final ToolReader toolReader = new ToolReader();
    private final PromptReader promptReader = new PromptReader();
    private final ResourceReader resourceReader = new ResourceReader();
    private final CompletionReader completionReader = new CompletionReader();

    private final List<Offer<ToolIndex>> tools = new ArrayList<>();
    private final List<Offer<String>> plans = new ArrayList<>();
    private final List<Offer<PromptIndex>> prompts = new ArrayList<>();
    private final List<Offer<ResourceIndex>> resources = new ArrayList<>();
    private final List<Offer<ResourceTemplateIndex>> templates = new ArrayList<>();
    private final List<Offer<CompletionIndex>> completions = new ArrayList<>();

    private final Map<String, String> places = new HashMap<>();
    private final Problems problems;

    OfferReader(Problems problems) {
        this.problems = problems;
    }

    /** What was read so far: all in which nothing was found wrong. */
    Offers offers() {
        return new Offers(tools, plans, prompts, resources, templates, completions);
    }

    /** Reads a class; what is wrong with it, or cannot be loaded, is reported. */
    void read(String className, ClassLoader loader) {
        try {
            read(Class.forName(className, false, loader));
        } catch (LinkageError | ClassNotFoundException | TypeNotPresentException e) {
            problems.at(className)
                    .add(
                            "the class cannot be loaded: " + e,
                            "put what it needs on the pack's class path");
        }
    }

    private void read(Class<?> type) {
        // The order of reflection is not fixed, and the order of problems should be.
        List<Method> methods =
                Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> !method.isBridge() && !method.isSynthetic())
                        .sorted(
                                Comparator.comparing(Method::getName)
                                        .thenComparing(Method::toString))
                        .toList();
        checkClass(type);
        Map<String, Offer<String>> planned = plans(methods);
        for (Method method : methods) {
            List<OfferKind> kinds = OfferKind.of(method);
            if (kinds.size() > 1) {
                at(method)
                        .add(
                                kinds.stream()
                                        .map(OfferKind::noun)
                                        .collect(Collectors.joining(" and ", "it is ", " at once")),
                                "write a method for each");
            } else if (!kinds.isEmpty()) {
                read(method, kinds.get(0), planned);
            }
        }
    }

    private void read(Method method, OfferKind kind, Map<String, Offer<String>> planned) {
        Problems here = at(method);
        switch (kind) {
            case TOOL -> {
                String name = method.getAnnotation(Tool.class).name();
                checkName(method, "tool", name);
                Optional<Offer<String>> plan = Optional.ofNullable(planned.get(name));
                toolReader.read(method, plan.map(Offer::code), here).ifPresent(tools::add);
            }
            case PLAN -> {} // read before all tools, which carry them
            case PROMPT -> {
                checkName(method, "prompt", method.getAnnotation(Prompt.class).name());
                promptReader.read(method, here).ifPresent(prompts::add);
            }
            case RESOURCE -> {
                checkUri(method, method.getAnnotation(Resource.class).uri());
                resourceReader.readResource(method, here).ifPresent(resources::add);
            }
            case TEMPLATE -> resourceReader.readTemplate(method, here).ifPresent(templates::add);
            case COMPLETION -> completionReader.read(method, here).ifPresent(completions::add);
        }
    }

    /** The plans of a class, by the tool that they are of. */
    private Map<String, Offer<String>> plans(List<Method> methods) {
        List<Method> toolMethods =
                methods.stream().filter(method -> method.isAnnotationPresent(Tool.class)).toList();
        Map<String, Offer<String>> found = new HashMap<>();
        for (Method method : methods) {
            if (OfferKind.of(method).equals(List.of(OfferKind.PLAN))) {
                Optional<Offer<String>> read = PlanReader.read(method, toolMethods, at(method));
                read.ifPresent(plan -> add(plan, found));
            }
        }
        plans.addAll(found.values());
        return found;
    }

    private void add(Offer<String> plan, Map<String, Offer<String>> found) {
        if (found.putIfAbsent(plan.index(), plan) != null) {
            at(plan.method())
                    .add("another method plans '%s' too".formatted(plan.index()), "drop one");
        }
    }

    private void checkName(Method method, String noun, String name) {
        // Letter case does not tell files apart everywhere, nor tools for a model.
        String other =
                places.putIfAbsent(noun + " " + name.toLowerCase(Locale.ROOT), Offer.place(method));
        if (other != null) {
            at(method)
                    .add(
                            "the name '%s' is that of %s too".formatted(name, other),
                            "give each %s a name of its own, different in more than letter case"
                                    .formatted(noun));
        }
    }

    private void checkUri(Method method, String uri) {
        String other = places.putIfAbsent("resource " + uri, Offer.place(method));
        if (other != null) {
            at(method)
                    .add(
                            "the URI '%s' is that of %s too".formatted(uri, other),
                            "give each resource a URI of its own");
        }
    }

    private void checkClass(Class<?> type) {
        Problems here = problems.at(type.getName());
        if (Reach.isPrivate(type)) {
            here.add("the class is private", "make it and the classes around it package-private");
        }
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            here.add(
                    "the class is abstract",
                    "put the annotated methods on a class that can be bound");
        }
        if (type.isLocalClass()
                || type.isAnonymousClass()
                || (type.isMemberClass() && !Modifier.isStatic(type.getModifiers()))) {
            here.add("the class is an inner one", "make it static or a class of its own");
        }
    }

    private Problems at(Method method) {
        return problems.at(Offer.place(method));
    }
}
