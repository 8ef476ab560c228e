package io.cargoshipper.pack.volumes;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.EngineApi;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.pack.engine.DiskUsage;
import io.cargoshipper.pack.engine.Unused;
import java.util.List;
import java.util.Set;

/** Says how much data goes with volumes. */
final class VolumePlan {

    private VolumePlan() {}

    /** The plan to remove volumes, with their sizes as far as the engine tells them in time. */
    static Plan of(List<Unused> volumes, ToolCall call, DockerClient docker, EngineApi api) {
        if (volumes.isEmpty()) {
            return new Plan(List.of());
        }
        DiskUsage usage = DiskUsage.forPlan(docker, api, Set.of(DiskUsage.Kind.VOLUMES), call);
        return new Plan(
                usage.sized(DiskUsage.Kind.VOLUMES, volumes).stream()
                        .map(volume -> volume.step("volume"))
                        .toList());
    }
}
