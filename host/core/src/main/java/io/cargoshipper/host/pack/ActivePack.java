package io.cargoshipper.host.pack;

import com.google.inject.Injector;
import com.google.inject.Key;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.TierRule;
import io.cargoshipper.api.ToolPack;
import io.cargoshipper.api.index.ToolIndex;
import io.cargoshipper.api.index.ToolInvoker;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pack whose code runs. */
@SuppressWarnings("try") // a context class loader is held, not used
public final class ActivePack implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ActivePack.class);

    private final ToolPack pack;
    private final PackClassLoader loader;
    private final Injector injector;
    private final PackJson json = new PackJson();
    private final Map<String, ActiveTool> tools = new ConcurrentHashMap<>();

    ActivePack(ToolPack pack, PackClassLoader loader, Injector injector) {
        this.pack = pack;
        this.loader = loader;
        this.injector = injector;
    }

    /**
     * Returns the running side of a tool.
     *
     * @throws PackFailedException if the index names code that is not there
     */
    public ActiveTool tool(ToolIndex index) {
        return tools.computeIfAbsent(index.name(), ignored -> link(index));
    }

    /** The loader of the pack's classes, for the context of a call. */
    ClassLoader loader() {
        return loader;
    }

    PackJson json() {
        return json;
    }

    private ActiveTool link(ToolIndex index) {
        ToolIndex.Code code = index.code();
        try {
            Class<?> carrier = loader.loadClass(code.className());
            if (injector.getExistingBinding(Key.get(carrier)) == null) {
                throw new PackFailedException(
                        "%s is not bound; add bind(%s.class) to the module of %s"
                                .formatted(
                                        code.className(),
                                        carrier.getSimpleName(),
                                        pack.getClass().getName()));
            }
            Optional<Class<?>> arguments =
                    code.argumentsClass().isPresent()
                            ? Optional.of(loader.loadClass(code.argumentsClass().get()))
                            : Optional.empty();
            return new ActiveTool(
                    index,
                    this,
                    injector.getInstance(carrier),
                    (ToolInvoker) instance(code.invoker()),
                    arguments,
                    index.tierRule().isPresent()
                            ? Optional.of((TierRule<?>) instance(index.tierRule().get()))
                            : Optional.empty());
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            if (e instanceof PackFailedException failed) {
                throw failed;
            }
            throw new PackFailedException(
                    "tool %s cannot be linked: %s; build the pack again".formatted(index.name(), e),
                    e);
        }
    }

    private Object instance(String className) throws ReflectiveOperationException {
        Constructor<?> constructor = loader.loadClass(className).getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    /** Stops the pack and gives its classes back. */
    @Override
    public void close() {
        try (ContextClassLoader ignored = new ContextClassLoader(loader)) {
            pack.stop();
        } catch (Exception | LinkageError e) {
            LOG.warn("pack {} failed to stop", pack.getClass().getName(), e);
        }
        try {
            loader.close();
        } catch (IOException e) {
            LOG.warn("the jars of {} could not be closed", loader.getName(), e);
        }
    }

    /** The tier that a rule of the pack gives a call. */
    @SuppressWarnings("unchecked") // the pack-builder checked that the rule is for these arguments
    static Tier apply(TierRule<?> rule, Object arguments) {
        return ((TierRule<Object>) rule).tier(arguments);
    }
}
