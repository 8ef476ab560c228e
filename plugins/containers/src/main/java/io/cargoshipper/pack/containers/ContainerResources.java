package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import io.cargoshipper.api.Completes;
import io.cargoshipper.api.Completion;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Resource;
import io.cargoshipper.api.ResourceResult;
import io.cargoshipper.api.ResourceTemplate;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.ContainerNames;
import io.cargoshipper.pack.engine.ContainerUsage;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.Outline;
import io.cargoshipper.pack.engine.TextTable;
import java.util.Comparator;
import java.util.List;

/** Containers as resources, which clients attach to a conversation and may subscribe to. */
final class ContainerResources {

    private static final String CONTAINER = "docker://container/{container}";
    private static final String CONTAINER_LOGS = "docker://container/{container}/logs";
    private static final String LOGS = "container://logs/{container}";
    private static final String STATS = "container://stats/{container}";

    private static final String PLAIN = "text/plain";

    private static final String CREATE = "container.create";
    private static final String START = "container.start";
    private static final String DIE = "container.die";
    private static final String DESTROY = "container.destroy";
    private static final String RENAME = "container.rename";
    private static final String PAUSE = "container.pause";
    private static final String UNPAUSE = "container.unpause";
    private static final String HEALTH = "container.health_status";
    private static final String UPDATE = "container.update";
    private static final String OOM = "container.oom";

    private static final int LOG_LINES = 100;

    /** So many fit into what the host passes on. */
    private static final int MOST_ROWS = 75;

    /** Those that run first: they are what one most likely looks for. */
    private static final Comparator<Container> ORDER =
            Comparator.comparing((Container it) -> !"running".equals(it.getState()))
                    .thenComparing(ListContainers.NEWEST_FIRST.comparator());

    record Variables(@Doc("Name") String container) {}

    /** All containers. */
    record Containers(List<ContainerRow> containers, int total) {}

    @Resource(
            uri = "docker://containers",
            name = "Containers",
            description =
                    "All containers, running or not, as docker ps -a lists them: the running ones"
                            + " first, then the newest, 75 at most.",
            mimeType = PLAIN,
            changesOn = {CREATE, START, DIE, DESTROY, RENAME, PAUSE, UNPAUSE, HEALTH})
    ResourceResult<Containers> containers(DockerClient docker) {
        List<Container> all = docker.listContainersCmd().withShowAll(true).exec();
        List<ContainerRow> rows =
                all.stream().sorted(ORDER).limit(MOST_ROWS).map(ContainerRow::of).toList();
        TextTable table = new TextTable("NAME", "ID", "IMAGE", "STATUS", "PORTS");
        rows.forEach(
                row ->
                        table.row(
                                row.name(),
                                row.id(),
                                row.image(),
                                row.status().isEmpty() ? row.state() : row.status(),
                                String.join(", ", row.ports())));
        int left = all.size() - rows.size();
        return new ResourceResult<>(
                new Containers(rows, all.size()),
                left == 0
                        ? table.toString()
                        : "%s… and %d more: see docker_list_containers%n".formatted(table, left));
    }

    @ResourceTemplate(
            uriTemplate = CONTAINER,
            name = "Container",
            description =
                    "What the engine knows of a container: state, configuration, mounts, networks,"
                            + " without defaults and noise. Environment variables come without their"
                            + " values.",
            mimeType = PLAIN,
            changesOn = {CREATE, START, DIE, DESTROY, RENAME, PAUSE, UNPAUSE, HEALTH, UPDATE, OOM},
            listed = true)
    ResourceResult<InspectContainer.Inspection> container(
            Variables variables, ToolCall call, DockerClient docker) {
        InspectContainer.Inspection digest =
                InspectContainer.digest(named(variables, docker), call);
        return new ResourceResult<>(digest, Outline.of(digest.container()));
    }

    @ResourceTemplate(
            uriTemplate = LOGS,
            name = "Container log",
            description = "The last 100 lines that a container wrote to stdout and stderr.",
            mimeType = PLAIN,
            changesOn = {CREATE, START, DIE, DESTROY, RENAME},
            refreshSeconds = 1,
            listed = true)
    ResourceResult<ContainerLogs.Logs> logs(
            Variables variables, ToolCall call, DockerClient docker) {
        ContainerLogs.Logs logs =
                ContainerLogs.last(LOG_LINES, named(variables, docker), call, docker);
        String text = logs.forPeople();
        return new ResourceResult<>(
                logs, logs.note().map(note -> "%s%n[%s]%n".formatted(text, note)).orElse(text));
    }

    @ResourceTemplate(
            uriTemplate = CONTAINER_LOGS,
            name = "Container log (other address)",
            description = "The same as container://logs/{container}.",
            mimeType = PLAIN,
            changesOn = {CREATE, START, DIE, DESTROY, RENAME},
            refreshSeconds = 1)
    ResourceResult<ContainerLogs.Logs> logsOfContainer(
            Variables variables, ToolCall call, DockerClient docker) {
        return logs(variables, call, docker);
    }

    @ResourceTemplate(
            uriTemplate = STATS,
            name = "Container stats",
            description =
                    "What a container uses right now of CPU, memory, network and disk, as docker"
                            + " stats shows it.",
            mimeType = PLAIN,
            changesOn = {CREATE, START, DIE, PAUSE, UNPAUSE, DESTROY, RENAME},
            refreshSeconds = 5)
    ResourceResult<ContainerUsage> stats(Variables variables, ToolCall call, DockerClient docker) {
        FoundContainer found = named(variables, docker);
        if (!found.isRunning()) {
            return new ResourceResult<>(
                    ContainerUsage.none(found.id(), found.name()),
                    "%s is %s and uses nothing%n".formatted(found.name(), found.state()));
        }
        ContainerUsage usage =
                ContainerStats.measure(found, call, docker)
                        .orElseGet(() -> ContainerUsage.none(found.id(), found.name()));
        return new ResourceResult<>(usage, UsageTable.of(List.of(usage)));
    }

    /**
     * A resource has one URI, which policy goes by: what it withholds under a container's name must
     * not be read by its id.
     */
    private static FoundContainer named(Variables variables, DockerClient docker) {
        FoundContainer found = FoundContainer.find(docker, variables.container());
        if (!found.name().equals(variables.container())) {
            throw new ToolException(
                    ErrorCode.NOT_FOUND,
                    "resources go by the container's name; '%s' is '%s'"
                            .formatted(variables.container(), found.name()));
        }
        return found;
    }

    @Completes(
            uriTemplates = {CONTAINER, CONTAINER_LOGS, LOGS, STATS},
            argument = "container")
    List<String> names(Completion completion, DockerClient docker) {
        return ContainerNames.startingWith(completion.prefix(), docker);
    }
}
