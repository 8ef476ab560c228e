package io.cargoshipper.pack.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds what stands between a container and others, from addresses (L3) to the program (L7). */
final class NetworkFindings {

    private final NetworkScene scene;
    private final List<Finding> findings = new ArrayList<>();

    private NetworkFindings(NetworkScene scene) {
        this.scene = scene;
    }

    static List<Finding> of(NetworkScene scene) {
        NetworkFindings all = new NetworkFindings(scene);
        all.mode();
        all.networks();
        all.findings.addAll(PortFindings.of(scene));
        all.names();
        all.proxies();
        scene.target().ifPresent(target -> all.findings.addAll(TargetFindings.of(scene, target)));
        return all.findings;
    }

    private void mode() {
        String mode = scene.mode();
        if (!scene.isRunning()) {
            findings.add(
                    Finding.cause(
                            "L3: it does not run (%s): it has no addresses, and nothing can reach it"
                                    .formatted(
                                            Trusted.name(
                                                    scene.container()
                                                            .text("State.Status")
                                                            .orElse("unknown")))));
        }
        if (mode.equals("none")) {
            findings.add(
                    Finding.cause(
                            "L3: network mode none: it has a loopback interface and nothing else. Make"
                                    + " it anew in a network"));
        } else if (mode.equals("host")) {
            findings.add(
                    Finding.note(
                            "L3: network mode host: it has the host's interfaces and ports; published"
                                    + " ports are ignored, names of containers do not resolve"));
        } else if (mode.startsWith("container:")) {
            findings.add(
                    Finding.note(
                            "L3: it shares the network of another container: addresses, ports and"
                                    + " names are that one's; debug that one"));
        } else if (scene.endpoints().isEmpty()) {
            findings.add(
                    Finding.cause("L3: it is in no network; docker_connect_container mends that"));
        }
    }

    private void networks() {
        scene.networks()
                .forEach(
                        (name, network) -> {
                            if (network.flag("Internal")) {
                                findings.add(
                                        Finding.warning(
                                                ("L3: network '%s' is internal: no way to the outside"
                                                                + " through it, and no published port")
                                                        .formatted(Trusted.name(name))));
                            }
                            Map<String, String> options = network.textsByKey("Options");
                            if ("false"
                                    .equals(options.get("com.docker.network.bridge.enable_icc"))) {
                                findings.add(
                                        Finding.warning(
                                                ("L3: network '%s' keeps its containers apart"
                                                                + " (enable_icc=false)")
                                                        .formatted(Trusted.name(name))));
                            }
                            if ("false"
                                    .equals(
                                            options.get(
                                                    "com.docker.network.bridge.enable_ip_masquerade"))) {
                                findings.add(
                                        Finding.warning(
                                                ("L3: network '%s' does not masquerade: outside it,"
                                                                + " nobody knows the way back to its addresses")
                                                        .formatted(Trusted.name(name))));
                            }
                        });
        if (scene.isRunning()
                && !scene.endpoints().isEmpty()
                && scene.networks().values().stream().allMatch(it -> it.flag("Internal"))
                && !scene.networks().isEmpty()) {
            findings.add(
                    Finding.warning(
                            "L3: all of its networks are internal: it cannot reach anything outside"));
        }
    }

    private void names() {
        boolean own = !scene.container().texts("HostConfig.Dns").isEmpty();
        if (scene.isRunning() && scene.hasContainerNames()) {
            findings.add(
                    Finding.note(
                            ("DNS: the engine's resolver (127.0.0.11) answers in its user-defined"
                                            + " networks: names and aliases of containers there, anything else"
                                            + " is passed on to %s")
                                    .formatted(
                                            own
                                                    ? "the servers set for it (HostConfig.Dns)"
                                                    : "the host's servers")));
        } else if (scene.endpoints().containsKey(NetworkScene.DEFAULT_BRIDGE)) {
            findings.add(
                    Finding.warning(
                            "DNS: it is on the default bridge only: names of containers do not resolve"
                                    + " there, addresses alone work. A user-defined network mends that"));
        }
        boolean loopback =
                scene.resolvConf().stream()
                        .flatMap(String::lines)
                        .map(String::strip)
                        .anyMatch(
                                it ->
                                        it.startsWith("nameserver 127.")
                                                && !it.startsWith("nameserver 127.0.0.11"));
        if (loopback) {
            findings.add(
                    Finding.warning(
                            "DNS: its resolv.conf names a server on loopback, which is the container"
                                    + " itself: nothing answers there"));
        }
    }

    private void proxies() {
        boolean proxied =
                scene.container().texts("Config.Env").stream()
                        .anyMatch(
                                it ->
                                        it.toLowerCase(Locale.ROOT)
                                                .matches("(?s)(http|https|all)_proxy=.+"));
        if (proxied) {
            findings.add(
                    Finding.note(
                            "L7: it has proxy variables (HTTP_PROXY and the like): names of containers"
                                    + " have to be in NO_PROXY, else requests for them go to the proxy"));
        }
    }
}
