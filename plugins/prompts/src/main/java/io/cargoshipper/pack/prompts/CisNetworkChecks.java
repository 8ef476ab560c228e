package io.cargoshipper.pack.prompts;

import java.util.List;
import java.util.stream.Collectors;

/** Checks of how a container can be reached. */
final class CisNetworkChecks {

    private static final int FIRST_UNPRIVILEGED = 1024;

    private CisNetworkChecks() {}

    static CisResult privilegedPorts(AuditSubject subject) {
        List<Ports.Port> low =
                published(subject).stream()
                        .filter(it -> it.hostPort().orElse(0) > 0)
                        .filter(it -> it.hostPort().orElse(0) < FIRST_UNPRIVILEGED)
                        .toList();
        return low.isEmpty()
                ? CisResult.pass("no port of the host below 1024")
                : CisResult.warn(text(low));
    }

    static CisResult neededPorts(AuditSubject subject) {
        List<Ports.Port> published = published(subject);
        return published.isEmpty()
                ? CisResult.pass("no port is published")
                : CisResult.manual("published: %s".formatted(text(published)));
    }

    static CisResult hostNetwork(AuditSubject subject) {
        String mode = subject.shown("HostConfig.NetworkMode");
        return mode.equals("host")
                ? CisResult.fail("HostConfig.NetworkMode=host")
                : CisResult.pass("HostConfig.NetworkMode=%s".formatted(mode));
    }

    static CisResult boundPorts(AuditSubject subject) {
        List<Ports.Port> everywhere =
                published(subject).stream().filter(it -> it.hostIp().isEmpty()).toList();
        return everywhere.isEmpty()
                ? CisResult.pass("none is published on every address")
                : CisResult.warn("on every address of the host: %s".formatted(text(everywhere)));
    }

    static CisResult defaultBridge(AuditSubject subject) {
        return subject.container()
                        .objectsByKey("NetworkSettings.Networks")
                        .containsKey(NetworkScene.DEFAULT_BRIDGE)
                ? CisResult.warn("it is in the network 'bridge' (docker0)")
                : CisResult.pass(
                        "NetworkMode=%s".formatted(subject.shown("HostConfig.NetworkMode")));
    }

    private static List<Ports.Port> published(AuditSubject subject) {
        return Ports.of(subject.container()).stream().filter(Ports.Port::isPublished).toList();
    }

    private static String text(List<Ports.Port> ports) {
        return ports.stream().map(Ports.Port::toString).collect(Collectors.joining(", "));
    }
}
