package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ChangeLog;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Range;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.Untrusted;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.JsonSize;
import io.cargoshipper.pack.engine.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows what containers have changed in their file systems. */
final class DiffContainer {

    /** By {@linkplain JsonSize size in JSON}, of 40,000 bytes that the host passes on. */
    private static final int MOST_BYTES = 30_000;

    /** What a row takes beside its path. */
    private static final int AROUND_PATH = 30;

    record Arguments(
            @Doc("Name or id")
                    @Pattern(Shapes.CONTAINER)
                    @Example("\"web\"")
                    @FormerNames("container_id")
                    String container,
            @Doc("Only below this folder") @Pattern(Shapes.ABSOLUTE_PATH) @Example("\"/etc\"")
                    Optional<String> path,
            @Doc("Most rows") @Range(min = 1, max = 500) @Default("100") int limit) {}

    /** How a path differs from the image. */
    enum Kind {
        ADDED,
        MODIFIED,
        DELETED
    }

    /** A path that differs. */
    record Change(Kind kind, @Untrusted String path) {}

    /** What differs from the image. */
    record Changes(String container, List<Change> changes, int total, Optional<String> note) {}

    @Tool(
            name = "docker_container_diff",
            title = "Show changed files",
            description =
                    "Show which files a container has added, modified or deleted since it was"
                            + " created. docker_copy_from_container gives their content.",
            tier = Tier.SAFE,
            idempotent = true)
    Changes diff(Arguments arguments, DockerClient docker) {
        FoundContainer found = FoundContainer.find(docker, arguments.container());
        // Null where nothing differs.
        List<Change> all =
                Optional.ofNullable(docker.containerDiffCmd(found.id()).exec()).stream()
                        .flatMap(List::stream)
                        .filter(change -> isIn(change.getPath(), arguments.path()))
                        .map(DiffContainer::change)
                        .toList();
        List<Change> fitting = fitting(all, arguments.limit());
        return new Changes(
                found.name(),
                fitting,
                all.size(),
                fitting.size() < all.size()
                        ? Optional.of("%d more: give path".formatted(all.size() - fitting.size()))
                        : Optional.empty());
    }

    private static boolean isIn(String path, Optional<String> folder) {
        String start = folder.orElse("/").replaceFirst("[/\\\\]+$", "");
        return path.startsWith(start)
                && (path.length() == start.length()
                        || "/\\".indexOf(path.charAt(start.length())) >= 0);
    }

    private static Change change(ChangeLog change) {
        return new Change(
                switch (change.getKind()) {
                    case 1 -> Kind.ADDED;
                    case 2 -> Kind.DELETED;
                    default -> Kind.MODIFIED;
                },
                change.getPath());
    }

    private static List<Change> fitting(List<Change> changes, int limit) {
        List<Change> fitting = new ArrayList<>();
        int bytes = 0;
        for (Change change : changes.subList(0, Math.min(limit, changes.size()))) {
            bytes += JsonSize.of(change.path()) + AROUND_PATH;
            if (bytes > MOST_BYTES) {
                break;
            }
            fitting.add(change);
        }
        return fitting;
    }
}
