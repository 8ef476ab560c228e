package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what is wrong with the ports that a container publishes. */
final class PortFindings {

    private final NetworkScene scene;
    private final List<Finding> findings = new ArrayList<>();

    private PortFindings(NetworkScene scene) {
        this.scene = scene;
    }

    static List<Finding> of(NetworkScene scene) {
        PortFindings all = new PortFindings(scene);
        all.ports();
        return all.findings;
    }

    private void ports() {
        List<Ports.Port> ports = Ports.of(scene.container());
        for (Ports.Port port : ports) {
            if (!port.isPublished()) {
                continue;
            }
            if (port.hostIp().filter(it -> it.startsWith("127.") || it.equals("::1")).isPresent()) {
                findings.add(
                        Finding.note(
                                ("L4: port %d is published on the host's loopback alone (%s:%d): other"
                                                + " machines cannot reach it")
                                        .formatted(
                                                port.number(),
                                                Trusted.address(port.hostIp().orElse("")),
                                                port.hostPort().orElse(0))));
            }
            clash(port).ifPresent(findings::add);
        }
        boolean wanted = !scene.container().object("HostConfig.PortBindings").isEmpty();
        boolean any = ports.stream().anyMatch(Ports.Port::isPublished);
        if (scene.isRunning()
                && wanted
                && scene.container().object("NetworkSettings.Ports").isEmpty()) {
            findings.add(
                    Finding.warning(
                            "L4: ports are to be published (HostConfig.PortBindings) and none is"
                                    + " (NetworkSettings.Ports): its networks do not allow it"));
        } else if (!any) {
            findings.add(
                    Finding.note(
                            "L4: no port is published: it can be reached from its networks, not from"
                                    + " the host's outside"));
        }
    }

    /** Another container that has the port of the host, or will take it when it starts. */
    private Optional<Finding> clash(Ports.Port port) {
        String id = scene.container().text("Id").orElse("");
        return scene.others().stream()
                .filter(other -> !other.text("Id").orElse("").equals(id))
                .filter(other -> other.objects("Ports").stream().anyMatch(it -> isSame(it, port)))
                .findFirst()
                .map(
                        other ->
                                Finding.warning(
                                        "L4: container '%s' publishes the host's port %d/%s too"
                                                .formatted(
                                                        Trusted.name(name(other)),
                                                        port.hostPort().orElse(0),
                                                        Trusted.name(port.protocol()))));
    }

    private static boolean isSame(EngineObject used, Ports.Port port) {
        boolean number = used.number("PublicPort").equals(port.hostPort().map(Integer::longValue));
        boolean protocol = used.text("Type").orElse("tcp").equals(port.protocol());
        Optional<String> ip =
                used.text("IP").filter(it -> !it.equals("0.0.0.0") && !it.equals("::"));
        boolean address = ip.isEmpty() || port.hostIp().isEmpty() || ip.equals(port.hostIp());
        return number && protocol && address;
    }

    private static String name(EngineObject listed) {
        return listed.texts("Names").stream().findFirst().orElse("").replace("/", "");
    }
}
