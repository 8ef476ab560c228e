package io.cargoshipper.pack.images;

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
import io.cargoshipper.pack.engine.FoundImage;
import io.cargoshipper.pack.engine.ImageReference;
import io.cargoshipper.pack.engine.Shapes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shows what the engine knows of one image, under the engine's own field names. */
final class InspectImage {

    /**
     * What engines before 23 tell of the container that a build's last step ran in: of no use, and
     * with a second copy of the environment.
     */
    private static final Set<String> BUILD_CONTAINER =
            Set.of("Container", "ContainerConfig", "DockerVersion");

    /**
     * Left out of a digest: the digests of all layers, of which the history says more, and the size
     * under its older name.
     */
    private static final Set<String> NOISE = Set.of("RootFS", "VirtualSize");

    record Arguments(
            @Doc("Name, digest or id")
                    @FormerNames({"image_name", "image_id"})
                    @Example("\"nginx:1.27\"")
                    @Pattern(Shapes.IMAGE)
                    String image,
            @Doc("Only these, complete: dotted paths such as Config.Cmd, RootFS.Layers")
                    @Example("[\"Config.Cmd\", \"Size\"]")
                    @Length(max = 50)
                    @Default("[]")
                    List<String> fields) {

        Arguments {
            ImageReference.of(image);
        }
    }

    /** What is known of an image. */
    record Inspection(
            @Untrusted Map<String, Object> image,
            @Doc("Fields that are not set") List<String> missing) {}

    @Tool(
            name = "docker_inspect_image",
            title = "Inspect an image",
            description =
                    "Show one image's tags, digests, platform, size and"
                            + " configuration, in the engine's own field names: a digest, or"
                            + " with fields exactly those. Environment values only when"
                            + " fields names Config.Env, and no secrets. For layers use docker_image_history.",
            tier = Tier.SAFE,
            idempotent = true)
    Inspection inspect(Arguments arguments, ToolCall call, DockerClient docker) {
        // Before it is cut into fields: a value without its key does not look like a secret.
        Map<String, Object> known =
                new LinkedHashMap<>(
                        call.redacted(
                                FoundImage.find(docker, arguments.image())
                                        .details()
                                        .getRawValues()));
        known.keySet().removeAll(BUILD_CONTAINER);
        Map<String, Object> shown = EnvironmentValues.hiddenIn(known);
        Map<String, Object> worthReading = new LinkedHashMap<>(shown);
        worthReading.keySet().removeAll(NOISE);
        ChosenFields chosen =
                arguments.fields().isEmpty()
                        ? ChosenFields.of(worthReading, List.of())
                        : ChosenFields.of(
                                shown,
                                arguments.fields(),
                                path -> EnvironmentValues.isNamedBy(path) ? known : shown);
        return new Inspection(chosen.values(), chosen.missing());
    }
}
