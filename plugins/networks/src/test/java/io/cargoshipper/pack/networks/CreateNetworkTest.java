package io.cargoshipper.pack.networks;

import static io.cargoshipper.pack.networks.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.pack.engine.FakeEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreateNetworkTest {

    private static final String CREATE = "POST /networks/create";
    private static final String CREATED =
            "{\"Id\": \"%s\", \"Warning\": \"\"}".formatted(Scripted.FRONT_ID);

    private final CreateNetwork tool = new CreateNetwork();
    private final FakeEngine engine = Scripted.engine();

    @Test
    void makesANetworkAndTellsItsSubnets() {
        engine.answer(CREATE, 201, CREATED);
        assertThat(create(plain("front")))
                .isEqualTo(
                        new CreateNetwork.Created(
                                Scripted.FRONT_ID.substring(0, 12),
                                "front",
                                "bridge",
                                List.of("172.28.0.0/16", "fd00::/64"),
                                Optional.empty()));
        assertThat(engine.bodies().get(0))
                .contains("\"Name\":\"front\"", "\"CheckDuplicate\":true", "\"Driver\":\"bridge\"")
                .doesNotContain("Subnet");
    }

    @Test
    void sendsAllThatWasAskedFor() {
        engine.answer(CREATE, 201, "{\"Id\": \"gone\", \"Warning\": \"take care\"}");
        CreateNetwork.Created created =
                create(
                        new NewNetwork(
                                "front",
                                "macvlan",
                                Map.of("parent", "eth0"),
                                Optional.of(
                                        new NewNetwork.Ipam(
                                                "10.9.0.0/16",
                                                Optional.of("10.9.0.1"),
                                                Optional.of("10.9.8.0/24"))),
                                true,
                                Map.of("a", "b"),
                                false,
                                true));
        assertThat(created.warning()).contains("take care");
        assertThat(created.subnets()).isEmpty();
        assertThat(engine.bodies().get(0))
                .contains(
                        "\"Subnet\":\"10.9.0.0/16\"",
                        "\"Gateway\":\"10.9.0.1\"",
                        "\"IPRange\":\"10.9.8.0/24\"",
                        "\"Options\":{\"parent\":\"eth0\"}",
                        "\"Internal\":true",
                        "\"Attachable\":true",
                        "\"Labels\":{\"a\":\"b\"}");
    }

    @Test
    void aNameThatIsTakenIsAConflict() {
        engine.answer(CREATE, 409, "{\"message\": \"network with name front already exists\"}");
        assertFails(
                ErrorCode.CONFLICT,
                "there is a network 'front' already",
                () -> create(plain("front")));
    }

    @Test
    void soIsTheNameOfOneOfTheEnginesOwn() {
        engine.answer(
                CREATE,
                403,
                "{\"message\": \"operation is not permitted on predefined bridge network\"}");
        assertFails(
                ErrorCode.CONFLICT,
                "there is a network 'bridge' already",
                () -> create(plain("bridge")));
    }

    @Test
    void soAreSubnetsThatOverlap() {
        engine.answer(
                CREATE,
                403,
                "{\"message\": \"Pool overlaps with other one on this address space\"}");
        NewNetwork.Ipam ipam =
                new NewNetwork.Ipam("172.28.1.0/24", Optional.empty(), Optional.empty());
        assertFails(
                ErrorCode.CONFLICT,
                "ipam.subnet: 172.28.1.0/24 overlaps",
                () -> create(with(ipam, false)));
        assertFails(ErrorCode.CONFLICT, "Pool overlaps", () -> create(plain("x")));
    }

    @Test
    void namesTheDriversThereAre() {
        engine.answer(CREATE, 404, "{\"message\": \"plugin \\\"brigde\\\" not found\"}")
                .answer("GET /info", 200, "{\"Plugins\": {\"Network\": [\"host\", \"bridge\"]}}");
        assertFails(
                ErrorCode.NOT_FOUND,
                "driver: 'bridge' is not on this engine; there is bridge, host",
                () -> create(plain("x")));
    }

    @Test
    void refusesAddressesThatDoNotFitTogether() {
        assertRefused("ipam.subnet: 'x'", "x", Optional.empty(), Optional.empty());
        assertRefused(
                "ipam.gateway: '10.8.0.1' is not within the subnet 10.9.0.0/16",
                "10.9.0.0/16",
                Optional.of("10.8.0.1"),
                Optional.empty());
        assertRefused(
                "ipam.gateway: 'fd00::1' is no IPv4 address",
                "10.9.0.0/16",
                Optional.of("fd00::1"),
                Optional.empty());
        assertRefused(
                "ipam.ip_range: '10.8.0.0/24' is not within the subnet 10.9.0.0/16",
                "10.9.0.0/16",
                Optional.empty(),
                Optional.of("10.8.0.0/24"));
    }

    @Test
    void anIpv6SubnetNeedsIpv6() {
        NewNetwork.Ipam ipam =
                new NewNetwork.Ipam("fd00:1::/64", Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> with(ipam, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("set enable_ipv6=true");
        assertThat(with(ipam, true).enableIpv6()).isTrue();
    }

    private static void assertRefused(
            String message, String subnet, Optional<String> gateway, Optional<String> range) {
        assertThatThrownBy(() -> new NewNetwork.Ipam(subnet, gateway, range))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private CreateNetwork.Created create(NewNetwork wanted) {
        return tool.create(wanted, engine.client());
    }

    private static NewNetwork plain(String name) {
        return new NewNetwork(
                name, "bridge", Map.of(), Optional.empty(), false, Map.of(), false, false);
    }

    private static NewNetwork with(NewNetwork.Ipam ipam, boolean ipv6) {
        return new NewNetwork(
                "x", "bridge", Map.of(), Optional.of(ipam), false, Map.of(), ipv6, false);
    }
}
