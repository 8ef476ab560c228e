package io.cargoshipper.pack.volumes;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Scopes;
import io.cargoshipper.api.ToolPack;
import java.util.List;

/** The tools for volumes. They keep no state, so one of each serves all calls. */
public final class VolumesPack implements ToolPack {

    private static final List<Class<?>> TOOLS =
            List.of(
                    ListVolumes.class,
                    InspectVolume.class,
                    CreateVolume.class,
                    RemoveVolume.class,
                    PruneVolumes.class);

    @Override
    public String name() {
        return "volumes";
    }

    @Override
    public Module module() {
        return (Binder binder) -> TOOLS.forEach(tool -> binder.bind(tool).in(Scopes.SINGLETON));
    }
}
