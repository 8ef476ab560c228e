package io.cargoshipper.pack.tasks;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Scopes;
import com.typesafe.config.Config;
import io.cargoshipper.api.Setting;
import io.cargoshipper.api.ToolPack;
import jakarta.inject.Inject;
import java.util.List;

/** The tools for tasks, and the one connection to the backend that they share. */
@Setting(
        path = "base-url",
        doc = "Where the backend is, such as https://tasks.example/api; or FASTAPI_BASE_URL")
@Setting(path = "token", doc = "What the backend knows this server by; or SERVICE_AUTH_TOKEN")
public final class TasksPack implements ToolPack {

    private static final List<Class<?>> SHARED =
            List.of(
                    Backend.class,
                    TaskApi.class,
                    ListTasks.class,
                    CreateTask.class,
                    UpdateTask.class,
                    MarkTaskCompleted.class,
                    DeleteTask.class);

    @Inject private Config section;
    @Inject private Backend backend;

    @Override
    public String name() {
        return "tasks";
    }

    @Override
    public Module module() {
        return (Binder binder) -> SHARED.forEach(type -> binder.bind(type).in(Scopes.SINGLETON));
    }

    /** Reads the settings; asks the backend nothing, which may come up later than this. */
    @Override
    public void start() {
        backend.open(BackendSettings.of(section));
    }

    @Override
    public void stop() {
        backend.close();
    }
}
