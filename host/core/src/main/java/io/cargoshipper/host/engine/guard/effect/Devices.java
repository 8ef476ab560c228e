package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.policy.Effect;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Judges devices of the host that a container gets. */
final class Devices {

    /** The driver that is given names of devices, as in {@code vendor.com/class=device}. */
    private static final String NAMES = "cdi";

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*/[A-Za-z][A-Za-z0-9_.-]*=[A-Za-z0-9][\\w.:-]*");

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

    private void request(Body request, Findings findings) {
        if (request.text("Driver").equals(NAMES)) {
            // To Podman what is no name of a device is the path of one.
            request.texts("DeviceIDs").stream()
                    .filter(id -> !NAME.matcher(id).matches())
                    .forEach(path -> paths.device(path, findings));
        }
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
