package io.cargoshipper.pack.volumes;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.ListVolumesCmd;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.Range;
import io.cargoshipper.api.Resource;
import io.cargoshipper.api.ResourceResult;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.pack.engine.ContainerUses;
import io.cargoshipper.pack.engine.EngineFilters;
import io.cargoshipper.pack.engine.EngineObject;
import io.cargoshipper.pack.engine.NamePage;
import io.cargoshipper.pack.engine.TextTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lists volumes. */
final class ListVolumes {

    /** What {@code GET /volumes} of the Docker Engine API filters by. */
    private static final List<String> FILTERS = List.of("dangling", "driver", "label", "name");

    record Arguments(
            @Doc("name, driver, label, dangling (true: unused)")
                    @Example("{\"dangling\": [\"true\"], \"label\": [\"a=b\"]}")
                    @Default("{}")
                    Map<String, List<String>> filters,
            @Doc("Most rows") @Range(min = 1, max = 500) @Default("50") int limit,
            @Doc("From next_cursor") Optional<String> cursor) {

        Arguments {
            EngineFilters.require(filters, FILTERS);
        }
    }

    /** One page of the list. */
    record Page(List<VolumeRow> volumes, int total, Optional<String> nextCursor) {}

    /** All of them. */
    record All(List<VolumeRow> volumes) {}

    @Tool(
            name = "docker_list_volumes",
            title = "List volumes",
            description =
                    "List volumes by name, with mountpoint, Compose project and the"
                            + " containers that mount each. For sizes use docker_system_df.",
            tier = Tier.SAFE,
            idempotent = true)
    Page list(Arguments arguments, DockerClient docker) {
        NamePage<VolumeRow> page =
                NamePage.of(
                        rows(arguments.filters(), docker),
                        VolumeRow::name,
                        arguments.limit(),
                        arguments.cursor());
        return new Page(page.rows(), page.total(), page.nextCursor());
    }

    @Resource(
            uri = "docker://volumes",
            name = "Volumes",
            description =
                    "The engine's volumes, as a table; as JSON, the rows of docker_list_volumes.",
            mimeType = "text/plain",
            changesOn = {
                "volume.create",
                "volume.destroy",
                // These change who uses which.
                "container.create",
                "container.destroy"
            })
    ResourceResult<All> read(DockerClient docker) {
        List<VolumeRow> rows =
                NamePage.of(
                                rows(Map.of(), docker),
                                VolumeRow::name,
                                Integer.MAX_VALUE,
                                Optional.empty())
                        .rows();
        TextTable table = new TextTable("VOLUME NAME", "DRIVER", "CREATED", "USED BY");
        rows.forEach(
                row ->
                        table.row(
                                row.name(),
                                row.driver(),
                                row.created().orElse(""),
                                String.join(", ", row.usedBy())));
        return new ResourceResult<>(new All(rows), table.toString());
    }

    private static List<VolumeRow> rows(Map<String, List<String>> filters, DockerClient docker) {
        ListVolumesCmd command = docker.listVolumesCmd();
        filters.forEach(command::withFilter);
        Map<String, Set<String>> users = ContainerUses.of(docker).volumes();
        // docker-java's own rows know nothing of when a volume was made.
        return EngineObject.ofJson(command.exec().getRawValues()).objects("Volumes").stream()
                .map(volume -> VolumeRow.of(volume, users))
                .toList();
    }
}
