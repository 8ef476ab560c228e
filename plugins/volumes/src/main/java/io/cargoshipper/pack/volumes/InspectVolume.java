package io.cargoshipper.pack.volumes;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.Untrusted;
import io.cargoshipper.pack.engine.ChosenFields;
import io.cargoshipper.pack.engine.ContainerUses;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shows what the engine knows of one volume. */
final class InspectVolume {

    record Arguments(
            @Doc("") @Pattern(FoundVolume.NAME) @Example("\"data\"") @FormerNames("volume_name")
                    String volume,
            @Doc("Only these: dotted paths such as Mountpoint, Labels")
                    @Length(max = 50)
                    @Default("[]")
                    List<String> fields) {}

    /** What is known of a volume. */
    record Inspection(
            @Untrusted Map<String, Object> volume,
            Set<String> usedBy,
            @Doc("Fields not set") List<String> missing) {}

    @Tool(
            name = "docker_inspect_volume",
            title = "Inspect a volume",
            description =
                    "Show one volume, in the engine's field names, and the containers that mount it,"
                            + " running or not.",
            tier = Tier.SAFE,
            idempotent = true)
    Inspection inspect(Arguments arguments, ToolCall call, DockerClient docker) {
        FoundVolume found = FoundVolume.find(docker, arguments.volume());
        // Before it is cut into fields: a value without its key does not look like a secret.
        ChosenFields chosen =
                ChosenFields.of(call.redacted(found.details().getRawValues()), arguments.fields());
        return new Inspection(
                chosen.values(),
                ContainerUses.of(docker).volumes().getOrDefault(found.name(), Set.of()),
                chosen.missing());
    }
}
