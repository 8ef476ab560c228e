package io.cargoshipper.pack.containers;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Scopes;
import io.cargoshipper.api.ToolPack;
import java.util.List;

/** The tools for containers. They keep no state, so one of each serves all calls. */
public final class ContainersPack implements ToolPack {

    private static final List<Class<?>> TOOLS =
            List.of(
                    ListContainers.class,
                    InspectContainer.class,
                    CreateContainer.class,
                    ContainerLifecycle.class,
                    RemoveContainer.class,
                    ContainerLogs.class,
                    ExecCommand.class,
                    ContainerStats.class,
                    TopContainer.class,
                    DiffContainer.class,
                    WaitContainer.class,
                    RunContainer.class,
                    PauseContainer.class,
                    KillContainer.class,
                    RenameContainer.class,
                    UpdateContainer.class,
                    CommitContainer.class,
                    CopyFromContainer.class,
                    CopyToContainer.class,
                    PruneContainers.class,
                    ContainerResources.class);

    @Override
    public String name() {
        return "containers";
    }

    @Override
    public Module module() {
        return (Binder binder) -> TOOLS.forEach(tool -> binder.bind(tool).in(Scopes.SINGLETON));
    }
}
