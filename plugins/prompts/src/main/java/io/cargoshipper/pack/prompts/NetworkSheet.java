package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import io.cargoshipper.pack.engine.TextTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The networks of a container as text: addresses, names, neighbours, ports. */
final class NetworkSheet {

    private static final int MOST_NEIGHBOURS = 25;

    private NetworkSheet() {}

    static String networks(NetworkScene scene) {
        StringBuilder text = new StringBuilder("network mode: " + scene.mode() + "\n");
        scene.endpoints()
                .forEach(
                        (name, endpoint) ->
                                text.append(
                                        network(
                                                name,
                                                endpoint,
                                                scene.networks()
                                                        .getOrDefault(
                                                                name, EngineObject.nothing()))));
        return text.toString();
    }

    private static String network(String name, EngineObject endpoint, EngineObject network) {
        StringBuilder text =
                new StringBuilder(
                        "\nnetwork %s (driver %s%s)\n"
                                .formatted(
                                        name,
                                        network.text("Driver").orElse("?"),
                                        network.flag("Internal") ? ", internal" : ""));
        line(text, "address", endpoint.text("IPAddress").map(it -> it + prefix(endpoint)));
        line(text, "IPv6 address", endpoint.text("GlobalIPv6Address"));
        line(text, "gateway", endpoint.text("Gateway"));
        line(text, "MAC address", endpoint.text("MacAddress"));
        line(text, "aliases", words(endpoint.texts("Aliases")));
        line(text, "DNS names", words(endpoint.texts("DNSNames")));
        for (EngineObject range : network.objects("IPAM.Config")) {
            line(text, "subnet", range.text("Subnet"));
        }
        line(
                text,
                "options",
                words(
                        network.textsByKey("Options").entrySet().stream()
                                .map(it -> it.getKey() + "=" + it.getValue())
                                .toList()));
        Map<String, EngineObject> members = network.objectsByKey("Containers");
        members.values().stream()
                .limit(MOST_NEIGHBOURS)
                .forEach(
                        it ->
                                text.append(
                                        "  in it: %s %s\n"
                                                .formatted(
                                                        it.text("Name").orElse("?"),
                                                        it.text("IPv4Address")
                                                                .or(() -> it.text("IPv6Address"))
                                                                .orElse(""))));
        if (members.size() > MOST_NEIGHBOURS) {
            text.append("  … %d in all\n".formatted(members.size()));
        }
        return text.toString();
    }

    static String ports(NetworkScene scene) {
        List<Ports.Port> ports = Ports.of(scene.container());
        if (ports.isEmpty()) {
            return "";
        }
        TextTable table = new TextTable("CONTAINER PORT", "HOST PORT", "HOST ADDRESS");
        ports.forEach(
                it ->
                        table.row(
                                it.container(),
                                it.hostText(),
                                it.isPublished() ? it.hostIp().orElse("every address") : ""));
        return table.toString();
    }

    static String dns(NetworkScene scene) {
        StringBuilder text = new StringBuilder();
        EngineObject host = scene.container().object("HostConfig");
        line(text, "dns", words(host.texts("Dns")));
        line(text, "dns search", words(host.texts("DnsSearch")));
        line(text, "dns options", words(host.texts("DnsOptions")));
        line(text, "extra hosts", words(host.texts("ExtraHosts")));
        line(text, "host name", scene.container().text("Config.Hostname"));
        scene.resolvConf().ifPresent(it -> text.append("\n/etc/resolv.conf:\n").append(it));
        scene.hosts().ifPresent(it -> text.append("\n/etc/hosts:\n").append(it));
        return text.toString();
    }

    private static String prefix(EngineObject endpoint) {
        return endpoint.positive("IPPrefixLen").map(it -> "/" + it).orElse("");
    }

    private static void line(StringBuilder text, String name, Optional<String> value) {
        value.ifPresent(it -> text.append("  ").append(name).append(": ").append(it).append('\n'));
    }

    private static Optional<String> words(List<String> words) {
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words));
    }
}
