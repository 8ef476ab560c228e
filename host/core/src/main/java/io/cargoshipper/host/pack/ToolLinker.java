package io.cargoshipper.host.pack;

import com.google.inject.Injector;
import com.google.inject.Key;
import io.cargoshipper.api.TierRule;
import io.cargoshipper.api.index.PackIndex;
import io.cargoshipper.api.index.ToolIndex;
import io.cargoshipper.api.index.ToolInvoker;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the running side of a pack's tools: the objects that carry them, from the pack's injector,
 * their invokers and their tier rules. Runs code of the pack, so it belongs to the activation,
 * under its time limit.
 */
final class ToolLinker {

    private final PackClassLoader loader;
    private final Injector injector;
    private final PackJson json = new PackJson();
    private final Map<Class<?>, Object> carriers = new HashMap<>();

    ToolLinker(PackClassLoader loader, Injector injector) {
        this.loader = loader;
        this.injector = injector;
    }

    /**
     * Links all tools of a pack, by name.
     *
     * @throws PackFailedException if the index names code that is not there, or that code throws
     */
    Map<String, ActiveTool> link(PackIndex index) {
        Map<String, ActiveTool> linked = new HashMap<>();
        for (ToolIndex tool : index.tools()) {
            linked.put(tool.name(), link(tool, index));
        }
        return linked;
    }

    private ActiveTool link(ToolIndex tool, PackIndex index) {
        ToolIndex.Code code = tool.code();
        try {
            Class<?> carrier = loader.loadClass(code.className());
            if (injector.getExistingBinding(Key.get(carrier)) == null) {
                throw new PackFailedException(
                        "%s is not bound; add bind(%s.class) to the module of %s"
                                .formatted(
                                        code.className(),
                                        carrier.getSimpleName(),
                                        index.packClass()));
            }
            return new ActiveTool(
                    tool,
                    loader,
                    json,
                    carriers.computeIfAbsent(carrier, injector::getInstance),
                    instance(code.invoker(), ToolInvoker.class),
                    load(code.argumentsClass()),
                    tool.tierRule().isPresent()
                            ? Optional.<TierRule<?>>of(
                                    instance(tool.tierRule().get(), TierRule.class))
                            : Optional.empty());
        } catch (InvocationTargetException e) {
            throw new PackFailedException(
                    "tool %s cannot be made: %s"
                            .formatted(tool.name(), FailureReason.of(e.getCause())),
                    e);
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            throw new PackFailedException(
                    "tool %s cannot be linked: %s; build the pack again"
                            .formatted(tool.name(), FailureReason.of(e)),
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
