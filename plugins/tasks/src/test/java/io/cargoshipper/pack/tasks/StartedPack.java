package io.cargoshipper.pack.tasks;

import com.google.inject.Binder;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.cargoshipper.api.ToolCall;
import java.time.Duration;
import java.util.Optional;

/** The pack as a host starts it, and its tools. */
final class StartedPack implements AutoCloseable {

    static final String TOKEN = "s3cret-token";

    private final TasksPack pack = new TasksPack();
    private final Injector injector;

    private StartedPack(Config section) {
        injector =
                Guice.createInjector(
                        Binder::requireExplicitBindings,
                        pack.module(),
                        binder -> binder.bind(Config.class).toInstance(section));
        injector.injectMembers(pack);
        pack.start();
    }

    /** The settings of reference.conf, and these above them. */
    static Config section(String settings) {
        return ConfigFactory.parseString(settings)
                .withFallback(
                        ConfigFactory.parseResources("reference.conf")
                                .resolve()
                                .getConfig("packs.tasks"));
    }

    static StartedPack with(String settings) {
        return new StartedPack(section(settings));
    }

    static StartedPack on(String url, String more) {
        return with("base-url = \"%s\"%ntoken = \"%s\"%n%s".formatted(url, TOKEN, more));
    }

    static StartedPack on(FakeBackend backend) {
        return on(backend.url(), "");
    }

    ListTasks.Page list(Optional<TaskStatus> status, int limit, Optional<String> cursor) {
        return injector.getInstance(ListTasks.class)
                .list(new ListTasks.Arguments(status, limit, cursor), call());
    }

    ListTasks.Page list(ToolCall call) {
        return injector.getInstance(ListTasks.class)
                .list(new ListTasks.Arguments(Optional.empty(), 50, Optional.empty()), call);
    }

    Task create(String title, Optional<String> description) {
        return create(title, description, call());
    }

    Task create(String title, Optional<String> description, ToolCall call) {
        return injector.getInstance(CreateTask.class)
                .create(new CreateTask.Arguments(title, description, TaskStatus.PENDING), call);
    }

    Task update(String id, Optional<String> title, Optional<TaskStatus> status) {
        return injector.getInstance(UpdateTask.class)
                .update(new UpdateTask.Arguments(id, title, Optional.empty(), status), call());
    }

    Task complete(String id) {
        return injector.getInstance(MarkTaskCompleted.class)
                .complete(new MarkTaskCompleted.Arguments(id), call());
    }

    DeleteTask.Deleted delete(String id) {
        return deleting().delete(new DeleteTask.Arguments(id), call());
    }

    DeleteTask deleting() {
        return injector.getInstance(DeleteTask.class);
    }

    static ToolCall call() {
        return new FakeCall(Duration.ofSeconds(20));
    }

    @Override
    public void close() {
        pack.stop();
    }
}
