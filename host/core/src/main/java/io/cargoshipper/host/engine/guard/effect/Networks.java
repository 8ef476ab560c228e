package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.policy.Effect;
import io.cargoshipper.host.policy.Subject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges networks that containers join, and those that are made. */
final class Networks {

    private static final String HOST = "host";
    private static final String NONE = "none";

    /** The engine's own, which need no look to be known. */
    private static final Map<String, String> BUILT_IN =
            Map.of("", "bridge", "default", "bridge", "bridge", "bridge", "nat", "nat");

    /** Drivers whose networks are apart from those of the host. */
    private static final Set<String> APART =
            Set.of("", "bridge", "overlay", "nat", "null", "none", "default");

    private static final Set<String> HARMLESS_OPTIONS =
            Set.of(
                    "com.docker.network.bridge.enable_icc",
                    "com.docker.network.bridge.enable_ip_masquerade",
                    "com.docker.network.bridge.default_bridge",
                    "com.docker.network.bridge.inhibit_ipv4",
                    "com.docker.network.bridge.mtu",
                    "com.docker.network.container_iface_prefix",
                    "com.docker.network.driver.mtu",
                    "com.docker.network.driver.overlay.vxlanid_list",
                    "com.docker.network.enable_ipv4",
                    "com.docker.network.enable_ipv6",
                    "com.docker.network.internal",
                    "encrypted",
                    "mtu",
                    "isolate");

    /** Options with which a container's ports can be reached from outside as they are. */
    private static final Set<String> BINDING_OPTIONS =
            Set.of(
                    "com.docker.network.bridge.host_binding_ipv4",
                    "com.docker.network.bridge.gateway_mode_ipv4",
                    "com.docker.network.bridge.gateway_mode_ipv6");

    private static final String SYSCTLS = "com.docker.network.endpoint.sysctls";

    private final EngineView engine;
    private final Namespaces namespaces;

    Networks(EngineView engine, Namespaces namespaces) {
        this.engine = engine;
        this.namespaces = namespaces;
    }

    /** A container that is to be created. */
    void ofContainer(Body host, Body networking, Findings findings) {
        mode(host.text("NetworkMode"), findings);
        networking
                .objectsByKey("EndpointsConfig")
                .forEach((name, endpoint) -> endpoint(name, endpoint, findings));
    }

    /** What {@code --network} takes. */
    void mode(String mode, Findings findings) {
        // Podman takes options behind a colon; a name has none.
        if (mode.contains(":")) {
            namespaces.networkOf(mode, findings);
        } else {
            join(mode, findings);
        }
    }

    /** A container's place in a network. */
    void endpoint(String name, Body endpoint, Findings findings) {
        join(name, findings);
        if (!endpoint.text("NetworkID").isEmpty()) {
            join(endpoint.text("NetworkID"), findings);
        }
        driverOptions(endpoint.textsByKey("DriverOpts"), findings);
    }

    /** A service's place in a network. */
    void target(Body target, Findings findings) {
        join(target.text("Target"), findings);
        driverOptions(target.textsByKey("DriverOpts"), findings);
    }

    private static void driverOptions(Map<String, String> options, Findings findings) {
        String sysctls = options.getOrDefault(SYSCTLS, "");
        for (String sysctl : sysctls.split(",", -1)) {
            if (!sysctl.isBlank()) {
                findings.effect(Effect.SYSCTL, sysctl.split("=", 2)[0].strip());
            }
        }
    }

    /** Judges a network by its name or id. */
    void join(String name, Findings findings) {
        if (name.equals(HOST)) {
            findings.effect(Effect.HOST_NETWORK);
            findings.name(Subject.NETWORKS, HOST);
        } else if (BUILT_IN.containsKey(name)) {
            findings.name(Subject.NETWORKS, BUILT_IN.get(name));
        } else if (!name.equals(NONE)) {
            Optional<Body> network = engine.network(name);
            network.ifPresent(found -> existing(found, findings));
            findings.name(
                    Subject.NETWORKS,
                    network.map(found -> found.text("Name"))
                            .filter(found -> !found.isEmpty())
                            .orElse(name));
        }
    }

    private static void existing(Body network, Findings findings) {
        String driver = network.text("Driver");
        if (driver.equals(HOST) || network.text("Name").equals(HOST)) {
            findings.effect(Effect.HOST_NETWORK);
        } else if (!APART.contains(driver)) {
            findings.effect(Effect.HOST_LINKED_NETWORK, driver);
        }
        options(network.textsByKey("Options"), findings);
    }

    /** A network that is to be made. */
    void create(Body network, Findings findings) {
        String driver = network.text("Driver");
        if (!APART.contains(driver)) {
            findings.effect(Effect.HOST_LINKED_NETWORK, driver);
        }
        String addresses = network.object("IPAM").text("Driver");
        if (!Set.of("", "default", "null").contains(addresses)) {
            findings.effect(Effect.HOST_LINKED_NETWORK, "addresses by " + addresses);
        }
        options(network.textsByKey("Options"), findings);
        String model = network.object("ConfigFrom").text("Network");
        if (!model.isEmpty()) {
            engine.network(model)
                    .ifPresent(found -> options(found.textsByKey("Options"), findings));
        }
    }

    private static void options(Map<String, String> options, Findings findings) {
        options.forEach(
                (name, value) -> {
                    if (BINDING_OPTIONS.contains(name)) {
                        if (!value.equals("nat") && !value.startsWith("127.")) {
                            findings.effect(Effect.ALL_INTERFACES, "%s=%s".formatted(name, value));
                        }
                    } else if (!HARMLESS_OPTIONS.contains(name)) {
                        // A parent interface, a bridge of the host, or what nobody has reviewed.
                        findings.effect(Effect.HOST_LINKED_NETWORK, "%s=%s".formatted(name, value));
                    }
                });
    }
}
