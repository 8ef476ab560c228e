package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A container among the networks and containers of its engine.
 *
 * @param container the engine's description of it
 * @param networks the networks it is in, by name, with the containers in them
 * @param others the other containers, as the engine lists them
 * @param target what it is to reach
 * @param targetContainer the container that the target is, where it is one
 * @param resolvConf its /etc/resolv.conf, where that can be read
 * @param hosts its /etc/hosts, likewise
 */
record NetworkScene(
        EngineObject container,
        Map<String, EngineObject> networks,
        List<EngineObject> others,
        Optional<Target> target,
        Optional<EngineObject> targetContainer,
        Optional<String> resolvConf,
        Optional<String> hosts) {

    /** The network with no names in it. */
    static final String DEFAULT_BRIDGE = "bridge";

    String mode() {
        return container.text("HostConfig.NetworkMode").orElse("default");
    }

    /** One that the engine is about to restart counts as running, but has no addresses. */
    boolean isRunning() {
        return container.flag("State.Running") && !container.flag("State.Restarting");
    }

    /** Its place in each of its networks. */
    Map<String, EngineObject> endpoints() {
        return container.objectsByKey("NetworkSettings.Networks");
    }

    /** Whether names of containers resolve in one of its networks. */
    boolean hasContainerNames() {
        return endpoints().keySet().stream().anyMatch(NetworkScene::hasNames);
    }

    static boolean hasNames(String network) {
        return !network.equals(DEFAULT_BRIDGE)
                && !network.equals("host")
                && !network.equals("none");
    }

    /** The networks that the container and its target are both in. */
    List<String> common() {
        List<String> common = new ArrayList<>(endpoints().keySet());
        common.retainAll(
                targetContainer
                        .map(it -> it.objectsByKey("NetworkSettings.Networks").keySet())
                        .orElse(Set.of()));
        return common;
    }

    /** By which names the target can be reached in a network of both; by network. */
    Map<String, List<String>> namesOfTarget() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        targetContainer.ifPresent(
                it -> common().forEach(network -> names.put(network, namesIn(it, network))));
        return names;
    }

    private static List<String> namesIn(EngineObject target, String network) {
        List<String> names = new ArrayList<>();
        if (hasNames(network)) {
            names.add(target.text("Name").orElse("").replace("/", ""));
            EngineObject endpoint = target.objectsByKey("NetworkSettings.Networks").get(network);
            String id = target.text("Id").orElse("");
            endpoint.texts("Aliases").stream()
                    .filter(alias -> !id.startsWith(alias))
                    .forEach(names::add);
        }
        return names.stream().distinct().toList();
    }
}
