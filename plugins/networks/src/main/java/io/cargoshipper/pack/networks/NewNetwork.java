package io.cargoshipper.pack.networks;

import com.github.dockerjava.api.command.CreateNetworkCmd;
import com.github.dockerjava.api.model.Network;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.pack.engine.VariableNames;
import java.util.Map;
import java.util.Optional;

/** What a network is made from: the arguments of {@code docker_create_network}. */
record NewNetwork(
        @Doc("") @Pattern("^[a-zA-Z0-9][a-zA-Z0-9_.-]*$") @Length(max = 128) String name,
        @Doc("Or overlay, macvlan, ipvlan") @Default("bridge") String driver,
        @Doc("")
                @FormerNames({"driver_options", "driver_opts"})
                @Example("{\"com.docker.network.driver.mtu\": \"1400\"}")
                @Default("{}")
                Map<String, String> options,
        @Doc("") @Example("{\"subnet\": \"172.28.0.0/16\", \"gateway\": \"172.28.0.1\"}")
                Optional<Ipam> ipam,
        @Doc("No way to the outside") @Default("false") boolean internal,
        @Doc("") @Default("{}") Map<String, String> labels,
        @Doc("IPv6 too") @Default("false") boolean enableIpv6,
        @Doc("Overlay: also for plain containers") @Default("false") boolean attachable) {

    NewNetwork {
        VariableNames.require("labels", labels);
        if (!enableIpv6 && ipam.filter(Ipam::isIpv6).isPresent()) {
            throw new IllegalArgumentException(
                    "ipam.subnet: '%s' is IPv6; set enable_ipv6=true with it"
                            .formatted(ipam.get().subnet()));
        }
    }

    /** The addresses of a network. */
    record Ipam(
            @Doc("Such as 172.28.0.0/16") String subnet,
            @Doc("An address of it") Optional<String> gateway,
            @Doc("Part to give addresses from") Optional<String> ipRange) {

        Ipam {
            Cidr whole = Cidr.parse("ipam.subnet", subnet);
            gateway.ifPresent(
                    text ->
                            require(
                                    whole.contains(
                                            IpAddress.parse("ipam.gateway", text, whole.isIpv6())),
                                    "ipam.gateway",
                                    text,
                                    subnet));
            ipRange.ifPresent(
                    text ->
                            require(
                                    whole.contains(Cidr.parse("ipam.ip_range", text)),
                                    "ipam.ip_range",
                                    text,
                                    subnet));
        }

        boolean isIpv6() {
            return Cidr.parse("ipam.subnet", subnet).isIpv6();
        }

        private static void require(boolean within, String argument, String text, String subnet) {
            if (!within) {
                throw new IllegalArgumentException(
                        "%s: '%s' is not within the subnet %s".formatted(argument, text, subnet));
            }
        }
    }

    void fill(CreateNetworkCmd command) {
        command.withName(name)
                .withDriver(driver)
                .withOptions(options)
                .withInternal(internal)
                .withLabels(labels)
                .withEnableIpv6(enableIpv6)
                .withAttachable(attachable)
                // Engines before 25 make a second network of the same name unless told to look.
                .withCheckDuplicate(true);
        ipam.ifPresent(
                wanted -> {
                    Network.Ipam.Config config =
                            new Network.Ipam.Config().withSubnet(wanted.subnet());
                    wanted.gateway().ifPresent(config::withGateway);
                    wanted.ipRange().ifPresent(config::withIpRange);
                    command.withIpam(new Network.Ipam().withConfig(config));
                });
    }
}
