package io.cargoshipper.pack.containers;

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
import io.cargoshipper.pack.engine.EnvironmentValues;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.Shapes;
import java.util.List;
import java.util.Map;

/** Shows what the engine knows of one container, under the engine's own field names. */
final class InspectContainer {

    record Arguments(
            @Doc("Name or id")
                    @Pattern(Shapes.CONTAINER)
                    @Example("\"web\"")
                    @FormerNames("container_id")
                    String container,
            @Doc("Dotted paths, such as State.Status, Mounts.Source")
                    @Length(max = 50)
                    @Default("[]")
                    List<String> fields) {}

    /** What is known of a container. */
    record Inspection(
            @Untrusted Map<String, Object> container,
            @Doc("Fields that are not set") List<String> missing) {}

    @Tool(
            name = "docker_inspect_container",
            title = "Inspect a container",
            description =
                    "Show a container's state, configuration, mounts and networks,"
                            + " in the engine's own field names: a digest, or with fields"
                            + " exactly those, complete; the cheapest way to check one thing."
                            + " Environment values only when fields names Config.Env,"
                            + " and no secrets.",
            tier = Tier.SAFE,
            idempotent = true)
    Inspection inspect(Arguments arguments, ToolCall call, DockerClient docker) {
        FoundContainer found = FoundContainer.find(docker, arguments.container());
        return choose(found, arguments.fields(), call);
    }

    /** What is worth reading of it. */
    static Inspection digest(FoundContainer found, ToolCall call) {
        return choose(found, List.of(), call);
    }

    private static Inspection choose(FoundContainer found, List<String> fields, ToolCall call) {
        // Before it is cut into fields: a value without its key does not look like a secret.
        Map<String, Object> known = call.redacted(raw(found));
        Map<String, Object> shown = EnvironmentValues.hiddenIn(known);
        ChosenFields chosen =
                ChosenFields.of(
                        shown, fields, path -> EnvironmentValues.isNamedBy(path) ? known : shown);
        return new Inspection(chosen.values(), chosen.missing());
    }

    /**
     * docker-java's own mapper keeps the engine's answer beside its typed fields, which know only
     * part of it. {@code getRawValues} is its way to what it has no getter for.
     */
    private static Map<String, Object> raw(FoundContainer found) {
        Map<String, Object> raw = found.details().getRawValues();
        if (raw.isEmpty()) {
            throw new IllegalStateException(
                    "the engine client kept no raw values: its mapper is not docker-java's own");
        }
        return raw;
    }
}
