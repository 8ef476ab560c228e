package io.cargoshipper.pack.networks;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Scopes;
import io.cargoshipper.api.ToolPack;
import java.util.List;

/** The tools for networks. They keep no state, so one of each serves all calls. */
public final class NetworksPack implements ToolPack {

    private static final List<Class<?>> TOOLS =
            List.of(
                    ListNetworks.class,
                    InspectNetwork.class,
                    CreateNetwork.class,
                    ConnectContainer.class,
                    DisconnectContainer.class,
                    RemoveNetwork.class,
                    PruneNetworks.class);

    @Override
    public String name() {
        return "networks";
    }

    @Override
    public Module module() {
        return (Binder binder) -> TOOLS.forEach(tool -> binder.bind(tool).in(Scopes.SINGLETON));
    }
}
