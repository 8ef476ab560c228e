package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.ListContainersCmd;
import com.github.dockerjava.api.model.Container;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Range;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.pack.engine.ComposeProject;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.PageByAge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Lists containers. */
final class ListContainers {

    static final PageByAge.Order<Container> NEWEST_FIRST =
            new PageByAge.Order<>(
                    container -> container.getCreated() == null ? 0 : container.getCreated(),
                    container -> FoundContainer.shortId(container.getId()));

    /** What {@code GET /containers/json} of the Docker Engine API filters by. */
    private static final List<String> FILTERS =
            List.of(
                    "ancestor",
                    "before",
                    "exited",
                    "expose",
                    "health",
                    "id",
                    "is-task",
                    "isolation",
                    "label",
                    "name",
                    "network",
                    "publish",
                    "since",
                    "status",
                    "volume");

    record Arguments(
            @Doc("Also those that do not run") @FormerNames("all_containers") @Default("false")
                    boolean all,
            @Doc(
                            "Such as {\"status\": [\"exited\"], \"label\": [\"a=b\"]}; also name,"
                                    + " ancestor, network, volume, health")
                    @Example("{\"status\": [\"exited\"]}")
                    @Default("{}")
                    Map<String, List<String>> filters,
            @Doc("Only this Compose project") @Length(min = 1, max = 128) Optional<String> project,
            @Doc("Most rows") @Range(min = 1, max = 500) @Default("50") int limit,
            @Doc("From next_cursor") Optional<String> cursor) {

        Arguments {
            TreeSet<String> unknown = new TreeSet<>(filters.keySet());
            FILTERS.forEach(unknown::remove);
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException(
                        "filters: unknown %s; known: %s"
                                .formatted(String.join(", ", unknown), String.join(", ", FILTERS)));
            }
        }
    }

    /** One page of the list. */
    record Page(List<ContainerRow> containers, int total, Optional<String> nextCursor) {}

    @Tool(
            name = "docker_list_containers",
            title = "List containers",
            description =
                    "List containers, newest first; only running ones, unless all=true. For"
                            + " everything about one use docker_inspect_container.",
            tier = Tier.SAFE,
            idempotent = true)
    Page list(Arguments arguments, DockerClient docker) {
        ListContainersCmd command = docker.listContainersCmd().withShowAll(arguments.all());
        filters(arguments).forEach(command::withFilter);
        PageByAge<Container> page =
                PageByAge.of(command.exec(), NEWEST_FIRST, arguments.limit(), arguments.cursor());
        return new Page(
                page.rows().stream().map(ContainerRow::of).toList(),
                page.total(),
                page.nextCursor());
    }

    static Map<String, List<String>> filters(Arguments arguments) {
        Map<String, List<String>> filters = new LinkedHashMap<>(arguments.filters());
        arguments
                .project()
                .ifPresent(
                        project -> {
                            List<String> labels =
                                    new ArrayList<>(filters.getOrDefault("label", List.of()));
                            labels.add(ComposeProject.LABEL + "=" + project);
                            filters.put("label", labels);
                        });
        return filters;
    }
}
