package io.cargoshipper.pack.system;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Scopes;
import io.cargoshipper.api.ToolPack;
import java.util.List;

/** The tools for the engine as a whole. They keep no state, so one of each serves all calls. */
public final class SystemPack implements ToolPack {

    private static final List<Class<?>> TOOLS =
            List.of(
                    EngineVersion.class,
                    SystemInfo.class,
                    EngineInfo.class,
                    Healthcheck.class,
                    SystemDf.class,
                    Events.class,
                    SystemPrune.class);

    @Override
    public String name() {
        return "system";
    }

    @Override
    public Module module() {
        return (Binder binder) -> TOOLS.forEach(tool -> binder.bind(tool).in(Scopes.SINGLETON));
    }
}
