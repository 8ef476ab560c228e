package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a service is reached: its networks, published ports and name resolution. */
final class ComposeNetworks {

    /** The engine's own networks, in which there are neither aliases nor chosen addresses. */
    private static final Set<String> DEFAULT = Set.of("", "default", "bridge", "nat");

    private static final int SHORT_ID = 12;

    /** Compose makes a container in the network of the highest priority; none is 0. */
    private static final int FIRST = 1000;

    private final ComposeSource source;
    private final String serviceName;
    private final List<String> notes;

    ComposeNetworks(ComposeSource source, String serviceName, List<String> notes) {
        this.source = source;
        this.serviceName = serviceName;
        this.notes = notes;
    }

    /** Writes the networks, and returns those that the file has to declare. */
    Map<String, Object> writeTo(Section service) {
        Map<String, Object> declared = new LinkedHashMap<>();
        String mode = source.hostConfig().text("NetworkMode").orElse("");
        if (mode.equals("host") || mode.equals("none") || mode.startsWith("container:")) {
            service.set("network_mode", source.byName(mode));
            if (!mode.startsWith("container:")) {
                names(service);
            }
            return declared;
        }
        Map<String, EngineObject> attached = new LinkedHashMap<>(attached());
        if (attached.keySet().removeIf(DEFAULT::contains) && !attached.isEmpty()) {
            notes.add(
                    "the container is also on the default bridge, which a service with networks of"
                            + " its own cannot join; it is left out");
        }
        if (attached.isEmpty() && DEFAULT.contains(mode)) {
            service.set("network_mode", mode.equals("nat") ? "nat" : "bridge");
        } else if (attached.isEmpty()) {
            service.set("network_mode", "none");
            notes.add("the container is in no network any more, so the service is in none");
        } else {
            Map<String, String> keys = ComposeKeys.of("network", attached.keySet());
            Map<String, Object> networks = new LinkedHashMap<>();
            attached.forEach(
                    (name, endpoint) -> {
                        boolean first = attached.size() > 1 && isFirst(name, endpoint, mode);
                        networks.put(keys.get(name), endpoint(endpoint, first));
                        declared.put(
                                keys.get(name),
                                new Section().setIf(true, "external").set("name", name).fields());
                    });
            service.set("networks", networks);
        }
        names(service);
        service.setAny("ports", ports()).setAny("expose", ComposeProgram.expose(source));
        return declared;
    }

    private Map<String, EngineObject> attached() {
        return source.container().objectsByKey("NetworkSettings.Networks");
    }

    /** Whether the container was made in it, and connected to the others later. */
    private static boolean isFirst(String name, EngineObject endpoint, String mode) {
        return mode.equals(name) || endpoint.text("NetworkID").equals(Optional.of(mode));
    }

    private Map<String, Object> endpoint(EngineObject endpoint, boolean first) {
        Set<String> aliases = new LinkedHashSet<>(endpoint.texts("Aliases"));
        String id = source.container().text("Id").orElse("");
        String name = source.container().text("Name").orElse("").replace("/", "");
        // Compose gives these itself.
        aliases.removeIf(it -> it.length() == SHORT_ID && id.startsWith(it));
        aliases.removeAll(List.of(serviceName, name));
        return new Section()
                .setAny("aliases", List.copyOf(aliases))
                .set("ipv4_address", endpoint.text("IPAMConfig.IPv4Address"))
                .set("ipv6_address", endpoint.text("IPAMConfig.IPv6Address"))
                .setAny("link_local_ips", endpoint.texts("IPAMConfig.LinkLocalIPs"))
                .setAny("driver_opts", endpoint.textsByKey("DriverOpts"))
                .set("priority", first ? Optional.of(FIRST) : Optional.empty())
                .set("gw_priority", endpoint.number("GwPriority").filter(it -> it != 0))
                .fields();
    }

    private void names(Section service) {
        EngineObject host = source.hostConfig();
        service.set("mac_address", source.config().text("MacAddress"))
                .setAny("extra_hosts", host.texts("ExtraHosts"))
                .setAny("dns", host.texts("Dns"))
                .setAny("dns_search", host.texts("DnsSearch"))
                .setAny("dns_opt", host.texts("DnsOptions"))
                .setAny("external_links", links(host));
    }

    /** The engine writes {@code /db:/web/database} for the link {@code db:database} of web. */
    private static List<String> links(EngineObject host) {
        return host.texts("Links").stream()
                .map(link -> link.split(":", 2))
                .filter(link -> link.length == 2)
                .map(
                        link ->
                                link[0].replace("/", "")
                                        + ":"
                                        + link[1].substring(link[1].lastIndexOf('/') + 1))
                .toList();
    }

    private List<Object> ports() {
        List<Object> ports = new ArrayList<>();
        EngineObject host = source.hostConfig();
        host.object("PortBindings")
                .fields()
                .keySet()
                .forEach(
                        port ->
                                host.object("PortBindings")
                                        .objects(port)
                                        .forEach(binding -> ports.add(port(port, binding))));
        if (host.flag("PublishAllPorts")) {
            Set<String> exposed =
                    new LinkedHashSet<>(source.config().object("ExposedPorts").fields().keySet());
            exposed.removeAll(host.object("PortBindings").fields().keySet());
            exposed.forEach(port -> ports.add(port(port, EngineObject.nothing())));
        }
        return ports;
    }

    /**
     * @param port as the engine has it: {@code 53/udp}
     */
    private static Map<String, Object> port(String port, EngineObject binding) {
        String[] parts = port.split("/", 2);
        return new Section()
                .set("target", Integer.valueOf(parts[0]))
                .set("published", binding.text("HostPort").filter(it -> !it.equals("0")))
                .set("host_ip", binding.text("HostIp").filter(it -> !it.equals("0.0.0.0")))
                .set("protocol", parts.length > 1 ? parts[1] : "tcp")
                .fields();
    }
}
