package io.cargoshipper.host.pack;

import com.google.inject.Injector;
import com.google.inject.Key;
import io.cargoshipper.api.TierRule;
import io.cargoshipper.api.index.CodeIndex;
import io.cargoshipper.api.index.CompletionIndex;
import io.cargoshipper.api.index.Invoker;
import io.cargoshipper.api.index.PackIndex;
import io.cargoshipper.api.index.PromptIndex;
import io.cargoshipper.api.index.ResourceIndex;
import io.cargoshipper.api.index.ResourceTemplateIndex;
import io.cargoshipper.api.index.ToolIndex;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the running side of a pack's methods: the objects that carry them, from the pack's
 * injector, their invokers and their tier rules. Runs code of the pack, so it belongs to the
 * activation, under its time limit.
 */
final class MethodLinker {

    private final PackIndex index;
    private final PackClassLoader loader;
    private final Injector injector;
    private final PackJson json = new PackJson();
    private final Map<Class<?>, Object> carriers = new HashMap<>();
    private final Map<CodeIndex, ActiveMethod> methods = new HashMap<>();
    private final Map<String, ActiveRule> rules = new HashMap<>();

    /** Makes something of the pack's. */
    private interface Making<T> {
        T make() throws ReflectiveOperationException;
    }

    MethodLinker(PackIndex index, PackClassLoader loader, Injector injector) {
        this.index = index;
        this.loader = loader;
        this.injector = injector;
    }

    /**
     * Links all that the index names.
     *
     * @throws PackFailedException if the index names code that is not there, or that code throws
     */
    LinkedMethods link() {
        for (ToolIndex tool : index.tools()) {
            add("tool " + tool.name(), tool.code());
            tool.plan().ifPresent(plan -> add("the plan of tool " + tool.name(), plan));
            tool.tierRule().ifPresent(rule -> addRule(tool.name(), rule));
        }
        for (PromptIndex prompt : index.prompts()) {
            add("prompt " + prompt.name(), prompt.code());
        }
        for (ResourceIndex resource : index.resources()) {
            add("resource " + resource.uri(), resource.code());
        }
        for (ResourceTemplateIndex template : index.resourceTemplates()) {
            add("resource template " + template.uriTemplate(), template.code());
        }
        for (CompletionIndex completion : index.completions()) {
            add("the completion of " + completion.argument(), completion.code());
        }
        return new LinkedMethods(methods, rules);
    }

    private void add(String what, CodeIndex code) {
        methods.put(code, attempt(what, () -> method(code)));
    }

    private void addRule(String tool, String rule) {
        rules.put(
                tool,
                attempt(
                        "the tier rule of tool " + tool,
                        () -> new ActiveRule(instance(rule, TierRule.class), loader)));
    }

    private ActiveMethod method(CodeIndex code) throws ReflectiveOperationException {
        Class<?> carrier = loader.loadClass(code.className());
        if (injector.getExistingBinding(Key.get(carrier)) == null) {
            throw new PackFailedException(
                    "%s is not bound; add bind(%s.class) to the module of %s"
                            .formatted(
                                    code.className(), carrier.getSimpleName(), index.packClass()));
        }
        return new ActiveMethod(
                code,
                loader,
                json,
                carriers.computeIfAbsent(carrier, injector::getInstance),
                instance(code.invoker(), Invoker.class),
                load(code.argumentsClass()));
    }

    private static <T> T attempt(String what, Making<T> making) {
        try {
            return making.make();
        } catch (InvocationTargetException e) {
            throw new PackFailedException(
                    "%s cannot be made: %s".formatted(what, FailureReason.of(e.getCause())), e);
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            throw new PackFailedException(
                    "%s cannot be linked: %s; build the pack again"
                            .formatted(what, FailureReason.of(e)),
                    e);
        }
    }

    private Optional<Class<?>> load(Optional<String> className) throws ClassNotFoundException {
        return className.isPresent()
                ? Optional.of(loader.loadClass(className.get()))
                : Optional.empty();
    }

    private <T> T instance(String className, Class<T> type) throws ReflectiveOperationException {
        Constructor<?> constructor = loader.loadClass(className).getDeclaredConstructor();
        constructor.setAccessible(true);
        return type.cast(constructor.newInstance());
    }
}
