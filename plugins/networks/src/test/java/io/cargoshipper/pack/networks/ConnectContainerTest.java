package io.cargoshipper.pack.networks;

import static io.cargoshipper.pack.networks.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.pack.engine.FakeEngine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectContainerTest {

    private static final String CONNECT = "POST /networks/" + Scripted.FRONT_ID + "/connect";
    private static final String LOOK = "GET /containers/" + Scripted.WEB_ID + "/json";

    private final ConnectContainer tool = new ConnectContainer();
    private final FakeEngine engine = Scripted.engine();

    @Test
    void putsAContainerInAndTellsItsAddress() {
        engine.answer(CONNECT, 200, "")
                .answer(LOOK, 200, Scripted.web("running", Scripted.inFront()));
        Membership membership =
                connect(List.of("shop"), Optional.of("172.28.0.2"), Optional.of("fd00::2"));
        assertThat(membership)
                .isEqualTo(
                        new Membership(
                                "front",
                                "web",
                                true,
                                Optional.of("172.28.0.2"),
                                Optional.empty(),
                                List.of("shop"),
                                Optional.empty()));
        assertThat(engine.bodies().get(0))
                .contains(
                        "\"Container\":\"" + Scripted.WEB_ID + "\"",
                        "\"Aliases\":[\"shop\"]",
                        "\"IPv4Address\":\"172.28.0.2\"",
                        "\"IPv6Address\":\"fd00::2\"");
    }

    @Test
    void leavesOneThatIsInItAlone() {
        FakeEngine connected =
                new FakeEngine()
                        .answer("GET /networks/front", 200, Scripted.FRONT)
                        .answer(
                                "GET /containers/web/json",
                                200,
                                Scripted.web("running", Scripted.inFront()));
        Membership membership =
                tool.connect(
                        arguments(List.of("other"), Optional.empty(), Optional.empty()),
                        connected.client());
        assertThat(membership.changed()).isFalse();
        assertThat(membership.ipv4Address()).contains("172.28.0.2");
        assertThat(membership.note().orElseThrow()).contains("docker_disconnect_container first");
        assertThat(connected.bodies()).isEmpty();
    }

    @Test
    void aStoppedContainerGetsItsAddressLater() {
        FakeEngine stopped =
                new FakeEngine()
                        .answer("GET /networks/front", 200, Scripted.FRONT)
                        .answer("GET /containers/web/json", 200, Scripted.web("exited", ""))
                        .answer(CONNECT, 200, "");
        Membership membership =
                tool.connect(
                        arguments(List.of(), Optional.empty(), Optional.empty()), stopped.client());
        assertThat(membership.changed()).isTrue();
        assertThat(membership.ipv4Address()).isEmpty();
        assertThat(membership.note().orElseThrow()).contains("when it starts");
    }

    @Test
    void anAddressOfAnotherSubnetIsTheCallersFault() {
        engine.answer(
                CONNECT,
                500,
                "{\"message\": \"Invalid address 10.1.1.1: It does not belong to any of this"
                        + " network's subnets\"}");
        assertFails(
                ErrorCode.INVALID_ARGUMENT,
                "the subnets of 'front' are 172.28.0.0/16, fd00::/64",
                () -> connect(List.of(), Optional.of("10.1.1.1"), Optional.empty()));
    }

    @Test
    void anAddressThatIsTakenIsAConflict() {
        engine.answer(CONNECT, 403, "{\"message\": \"Address already in use\"}");
        assertFails(
                ErrorCode.CONFLICT,
                "docker_inspect_network shows who has which address",
                () -> connect(List.of(), Optional.of("172.28.0.9"), Optional.empty()));
    }

    @Test
    void refusesAddressesAndAliasesThatAreNone() {
        assertThatThrownBy(() -> arguments(List.of("a b"), Optional.empty(), Optional.empty()))
                .hasMessage("aliases: 'a b' is no host name");
        assertThatThrownBy(() -> arguments(List.of(), Optional.of("1.2.3"), Optional.empty()))
                .hasMessageContaining("ipv4_address: '1.2.3' is no IPv4 address");
        assertThatThrownBy(() -> arguments(List.of(), Optional.empty(), Optional.of("1.2.3.4")))
                .hasMessageContaining("ipv6_address: '1.2.3.4' is no IPv6 address");
    }

    private Membership connect(List<String> aliases, Optional<String> ipv4, Optional<String> ipv6) {
        return tool.connect(arguments(aliases, ipv4, ipv6), engine.client());
    }

    private static ConnectContainer.Arguments arguments(
            List<String> aliases, Optional<String> ipv4, Optional<String> ipv6) {
        return new ConnectContainer.Arguments("front", "web", aliases, ipv4, ipv6);
    }
}
