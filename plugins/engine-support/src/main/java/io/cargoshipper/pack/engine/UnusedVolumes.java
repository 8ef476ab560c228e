package io.cargoshipper.pack.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The volumes that no container mounts, running or not, and that the engine's own prune would take
 * too: those of its driver {@code local} that were made without options. Any other is space
 * elsewhere, such as a share or a cloud's disk, and its options are lost with it.
 */
public final class UnusedVolumes {

    /** Engines from API 1.42 on mark so the volumes that nobody gave a name. */
    private static final String ANONYMOUS = "com.docker.volume.anonymous";

    /** The names that engines invent; before API 1.42 nothing else tells such volumes apart. */
    private static final Pattern INVENTED = Pattern.compile("[0-9a-f]{64}");

    private static final String ENGINES_OWN = "local";

    private UnusedVolumes() {}

    /**
     * Returns them by name.
     *
     * @param named whether volumes that somebody gave a name count too
     */
    public static List<Unused> of(
            DockerClient docker, PruneFilters filters, ContainerUses uses, boolean named) {
        Set<String> used = uses.volumes().keySet();
        boolean marked = !named && ApiVersion.of(docker).isAtLeast(1, 42);
        List<InspectVolumeResponse> all = docker.listVolumesCmd().exec().getVolumes();
        return Optional.ofNullable(all).orElse(List.of()).stream()
                .filter(volume -> !used.contains(volume.getName()))
                .filter(UnusedVolumes::isSpaceOfTheEngine)
                .filter(volume -> named || isAnonymous(volume, marked))
                .filter(volume -> filters.match(volume.getLabels(), Optional.empty()))
                .map(volume -> Unused.of(volume.getName(), volume.getName()))
                .sorted(Comparator.comparing(Unused::name))
                .toList();
    }

    private static boolean isSpaceOfTheEngine(InspectVolumeResponse volume) {
        return ENGINES_OWN.equals(volume.getDriver())
                && (volume.getOptions() == null || volume.getOptions().isEmpty());
    }

    private static boolean isAnonymous(InspectVolumeResponse volume, boolean marked) {
        return marked
                ? volume.getLabels() != null && volume.getLabels().containsKey(ANONYMOUS)
                : INVENTED.matcher(volume.getName()).matches();
    }
}
