package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.Untrusted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows what the engine knows of one container, under the engine's own field names. */
final class InspectContainer {

    record Arguments(
            @Doc("Name or id") @Pattern(Shapes.CONTAINER) @Length(max = 255) String container,
            @Doc(
                            "Give only these, complete: dotted paths such as State.Health,"
                                    + " HostConfig.Memory, Mounts.Source, Config.Labels")
                    @Length(max = 50)
                    @Default("[]")
                    List<String> fields) {}

    /** What is known of a container. */
    record Inspection(
            @Doc("As asked: by path where fields were given, else nested as the engine has it")
                    @Untrusted
                    Map<String, Object> container,
            @Doc("Fields asked for that this container does not have or that are not set")
                    List<String> missing) {}

    @Tool(
            name = "docker_inspect_container",
            title = "Inspect a container",
            description =
                    "Show one container's state, configuration, mounts and networks, in the"
                            + " engine's own field names. Without fields: a digest that leaves out"
                            + " defaults, empty values and noise and cuts long texts. With fields:"
                            + " exactly those, complete; the cheapest way to check one thing"
                            + " (State.Status, State.ExitCode, NetworkSettings.Networks). Environment"
                            + " variables come without their values, which are often secrets,"
                            + " unless fields names Config.Env.",
            tier = Tier.SAFE,
            idempotent = true)
    Inspection inspect(Arguments arguments, DockerClient docker) {
        Map<String, Object> known = raw(Found.find(docker, arguments.container()));
        Map<String, Object> shown = EnvironmentValues.hiddenIn(known);
        if (arguments.fields().isEmpty()) {
            return new Inspection(InspectionDigest.of(shown), List.of());
        }
        Map<String, Object> chosen = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (String path : arguments.fields()) {
            Optional<Object> value =
                    FieldPath.of(path).in(EnvironmentValues.isNamedBy(path) ? known : shown);
            value.ifPresentOrElse(it -> chosen.put(path, it), () -> missing.add(path));
        }
        return new Inspection(chosen, missing);
    }

    /**
     * docker-java's own mapper keeps the engine's answer beside its typed fields, which know only
     * part of it. {@code getRawValues} is its way to what it has no getter for.
     */
    private static Map<String, Object> raw(Found found) {
        Map<String, Object> raw = found.details().getRawValues();
        if (raw.isEmpty()) {
            throw new IllegalStateException(
                    "the engine client kept no raw values: its mapper is not docker-java's own");
        }
        return raw;
    }
}
