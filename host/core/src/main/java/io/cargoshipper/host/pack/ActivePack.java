package io.cargoshipper.host.pack;

import io.cargoshipper.api.ToolPack;
import io.cargoshipper.api.index.CodeIndex;
import io.cargoshipper.api.index.ToolIndex;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pack whose code runs. */
@SuppressWarnings("try") // a context class loader is held, not used
public final class ActivePack implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ActivePack.class);

    private final ToolPack pack;
    private final PackClassLoader loader;
    private final LinkedMethods linked;

    ActivePack(ToolPack pack, PackClassLoader loader, LinkedMethods linked) {
        this.pack = pack;
        this.loader = loader;
        this.linked = linked;
    }

    /**
     * Returns the running side of a method.
     *
     * @throws PackFailedException if the method is none of this pack's
     */
    public ActiveMethod method(CodeIndex code) {
        ActiveMethod method = linked.methods().get(code);
        if (method == null) {
            throw new PackFailedException(
                    "it has no method %s.%s".formatted(code.className(), code.method()));
        }
        return method;
    }

    /** Returns the running side of a tool's rule for the tier of its calls, if it has one. */
    public Optional<ActiveRule> rule(ToolIndex tool) {
        return Optional.ofNullable(linked.rules().get(tool.name()));
    }

    /** The loader of the pack's classes. */
    ClassLoader loader() {
        return loader;
    }

    /**
     * Stops the pack and gives its classes back. Runs code of the pack, for as long as that takes;
     * throws nothing.
     */
    @Override
    public void close() {
        try (ContextClassLoader ignored = new ContextClassLoader(loader)) {
            pack.stop();
        } catch (Throwable e) { // whatever a pack throws must not keep the host from ending
            LOG.warn("pack {} failed to stop", pack.getClass().getName(), e);
        }
        try {
            loader.close();
        } catch (IOException e) {
            LOG.warn("the jars of {} could not be closed", loader.getName(), e);
        }
    }
}
