package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.policy.Effect;
import java.util.stream.Stream;

/** Judges devices of the host that a container gets. */
final class Devices {

    private final HostPaths paths;

    Devices(HostPaths paths) {
        this.paths = paths;
    }

    void ofContainer(Body resources, Findings findings) {
        resources
                .objects("Devices")
                .forEach(device -> paths.device(device.text("PathOnHost"), findings));
        resources
                .texts("DeviceCgroupRules")
                .forEach(rule -> findings.effect(Effect.DEVICE, "rule " + rule));
        resources.objects("DeviceRequests").forEach(request -> request(request, findings));
    }

    private static void request(Body request, Findings findings) {
        String subject =
                Stream.concat(
                                Stream.of(request.text("Driver")),
                                request.objects("Capabilities").stream()
                                        .flatMap(all -> all.words().stream()))
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .orElse("");
        findings.effect(Effect.GPU, subject);
    }
}
