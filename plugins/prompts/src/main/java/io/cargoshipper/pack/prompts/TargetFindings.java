package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what stands between a container and what it is to reach. */
final class TargetFindings {

    private final NetworkScene scene;
    private final Target target;
    private final List<Finding> findings = new ArrayList<>();

    private TargetFindings(NetworkScene scene, Target target) {
        this.scene = scene;
        this.target = target;
    }

    static List<Finding> of(NetworkScene scene, Target target) {
        TargetFindings all = new TargetFindings(scene, target);
        if (target.isLoopback()) {
            all.loopback();
        } else if (scene.targetContainer().isPresent()) {
            all.container(scene.targetContainer().get());
        } else if (target.isHostAlias()) {
            all.hostAlias();
        } else {
            all.elsewhere();
        }
        return all.findings;
    }

    private void loopback() {
        findings.add(
                Finding.cause(
                        ("L3: the target %s is, seen from the container, the container itself. Another"
                                        + " container is reached by its name in a common network, the host by"
                                        + " host.docker.internal (extra_hosts host-gateway) or a gateway's"
                                        + " address")
                                .formatted(target.host())));
    }

    private void hostAlias() {
        boolean known =
                scene.container().texts("HostConfig.ExtraHosts").stream()
                        .anyMatch(it -> it.startsWith(target.host()));
        findings.add(
                known
                        ? Finding.note("DNS: %s is in its extra_hosts".formatted(target.host()))
                        : Finding.warning(
                                ("DNS: %s means the host on Docker Desktop alone; elsewhere the"
                                                + " container needs extra_hosts: %s:host-gateway, and has none")
                                        .formatted(target.host(), target.host())));
    }

    private void elsewhere() {
        findings.add(
                Finding.note(
                        ("L3: the target %s is no container of this engine (by name, alias, Compose"
                                        + " service or address): it is %s")
                                .formatted(
                                        target,
                                        target.isAddress()
                                                ? "an address elsewhere"
                                                : "a name for DNS, or a name that was mistyped")));
        Optional<String> mapped =
                scene.container().texts("HostConfig.ExtraHosts").stream()
                        .filter(it -> it.startsWith(target.host() + ":"))
                        .findFirst();
        mapped.ifPresent(
                it ->
                        findings.add(
                                Finding.note(
                                        "DNS: %s is fixed by its extra_hosts"
                                                .formatted(target.host()))));
    }

    private void container(EngineObject other) {
        String name = Trusted.name(other.text("Name").orElse("").replace("/", ""));
        if (!other.flag("State.Running")) {
            findings.add(
                    Finding.cause(
                            "L3: the target container '%s' does not run (%s)"
                                    .formatted(
                                            name,
                                            Trusted.name(
                                                    other.text("State.Status")
                                                            .orElse("unknown")))));
        }
        common(name);
        port(other, name);
        other.text("State.Health.Status")
                .filter(it -> !it.equals("healthy"))
                .ifPresent(
                        it ->
                                findings.add(
                                        Finding.warning(
                                                ("L7: the target container '%s' is %s by its own health"
                                                                + " check")
                                                        .formatted(name, Trusted.name(it)))));
    }

    private void common(String name) {
        Map<String, List<String>> names = scene.namesOfTarget();
        if (names.isEmpty()) {
            findings.add(
                    Finding.cause(
                            ("L3: the container and '%s' have no network in common: no route, and no"
                                            + " name. docker_connect_container puts one into a network of the"
                                            + " other")
                                    .formatted(name)));
            return;
        }
        String by =
                names.entrySet().stream()
                        .map(it -> reached(it.getKey(), it.getValue()))
                        .collect(Collectors.joining("; "));
        findings.add(Finding.note("L3: '%s' can be reached %s".formatted(name, by)));
        boolean resolves =
                target.isAddress()
                        || names.values().stream().anyMatch(it -> it.contains(target.host()));
        if (!resolves) {
            findings.add(
                    Finding.cause(
                            ("DNS: the name %s does not resolve in the container: it is none of the"
                                            + " target's names in a common network")
                                    .formatted(target.host())));
        }
    }

    private static String reached(String network, List<String> names) {
        return names.isEmpty()
                ? "in '%s' by address only".formatted(Trusted.name(network))
                : "in '%s' as %s"
                        .formatted(
                                Trusted.name(network),
                                names.stream()
                                        .map(Trusted::name)
                                        .collect(Collectors.joining(", ")));
    }

    private void port(EngineObject other, String name) {
        if (target.port().isEmpty()) {
            return;
        }
        int port = target.port().get();
        List<Ports.Port> ports = Ports.of(other);
        if (ports.stream().anyMatch(it -> it.number() == port)) {
            return;
        }
        String meant =
                ports.stream()
                        .filter(it -> it.hostPort().equals(Optional.of(port)))
                        .map(it -> Integer.toString(it.number()))
                        .collect(Collectors.joining(", "));
        findings.add(
                meant.isEmpty()
                        ? Finding.warning(
                                ("L4: '%s' does not declare port %d (EXPOSE or published): it may"
                                                + " listen on it all the same, or on another")
                                        .formatted(name, port))
                        : Finding.cause(
                                ("L4: %d is a port of the host's; between containers the port in the"
                                                + " container counts: %s")
                                        .formatted(port, meant)));
    }
}
