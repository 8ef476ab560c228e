package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the ports of a container. */
final class Ports {

    /** Where the engine listens on every address of the host. */
    private static final Set<String> EVERYWHERE = Set.of("", "0.0.0.0", "::");

    private Ports() {}

    /**
     * A port.
     *
     * @param container the port in the container, such as {@code 53/udp}
     * @param hostPort the port of the host it is published on, 0 where the engine will choose one;
     *     absent where it is not published
     * @param hostIp the address of the host, where it is published on one alone
     */
    record Port(String container, Optional<Integer> hostPort, Optional<String> hostIp) {

        boolean isPublished() {
            return hostPort.isPresent();
        }

        /** Its number in the container. */
        int number() {
            return parsed(container.split("/", 2)[0]).orElse(0);
        }

        String protocol() {
            String[] parts = container.split("/", 2);
            return parts.length > 1 ? parts[1] : "tcp";
        }

        @Override
        public String toString() {
            return isPublished()
                    ? "%s -> %s:%s".formatted(container, hostIp.orElse("*"), hostText())
                    : container + " (not published)";
        }

        /** The port of the host, in words where it is no number. */
        String hostText() {
            return hostPort.map(it -> it == 0 ? "(any free one)" : it.toString())
                    .orElse("(not published)");
        }
    }

    /**
     * The ports that a container exposes or publishes: as they are where it runs, as they are
     * wanted where it does not.
     */
    static List<Port> of(EngineObject container) {
        EngineObject actual = container.object("NetworkSettings.Ports");
        EngineObject bindings =
                actual.isEmpty() ? container.object("HostConfig.PortBindings") : actual;
        Set<Port> ports = new LinkedHashSet<>();
        Set<String> all = new LinkedHashSet<>(bindings.fields().keySet());
        all.addAll(container.object("Config.ExposedPorts").fields().keySet());
        for (String port : all) {
            List<EngineObject> published = bindings.objects(port);
            published.forEach(it -> ports.add(published(port, it)));
            if (published.isEmpty()) {
                ports.add(new Port(port, Optional.empty(), Optional.empty()));
            }
        }
        return new ArrayList<>(ports);
    }

    private static Port published(String port, EngineObject binding) {
        return new Port(
                port,
                Optional.of(binding.text("HostPort").flatMap(Ports::parsed).orElse(0)),
                binding.text("HostIp").filter(it -> !EVERYWHERE.contains(it)));
    }

    private static Optional<Integer> parsed(String number) {
        return number.matches("[0-9]{1,5}")
                ? Optional.of(Integer.valueOf(number))
                : Optional.empty();
    }
}
