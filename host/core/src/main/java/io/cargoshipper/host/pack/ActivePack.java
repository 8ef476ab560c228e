package io.cargoshipper.host.pack;

import io.cargoshipper.api.ToolPack;
import io.cargoshipper.api.index.ToolIndex;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pack whose code runs. */
@SuppressWarnings("try") // a context class loader is held, not used
public final class ActivePack implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ActivePack.class);

    private final ToolPack pack;
    private final PackClassLoader loader;
    private final Map<String, ActiveTool> tools;

    ActivePack(ToolPack pack, PackClassLoader loader, Map<String, ActiveTool> tools) {
        this.pack = pack;
        this.loader = loader;
        this.tools = Map.copyOf(tools);
    }

    /**
     * Returns the running side of a tool.
     *
     * @throws PackFailedException if the tool is none of this pack's
     */
    public ActiveTool tool(ToolIndex index) {
        ActiveTool tool = tools.get(index.name());
        if (tool == null) {
            throw new PackFailedException("it has no tool '%s'".formatted(index.name()));
        }
        return tool;
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
