package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cargoshipper.pack.engine.FakeCall;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DebugNetworkingTest {

    private static final String WEB =
            """
            {"Id": "1111111111112222", "Name": "/web", "State": {"Status": "running", "Running": true},
             "Config": {"Hostname": "111111111111"},
             "HostConfig": {"NetworkMode": "front", "ExtraHosts": ["api:10.0.0.9"]},
             "NetworkSettings": {"Networks": {"front":
               {"NetworkID": "net1", "IPAddress": "10.5.0.2", "IPPrefixLen": 24,
                "Gateway": "10.5.0.1", "Aliases": ["w"]}}}}
            """;
    private static final String DB =
            """
            {"Id": "3333333333334444", "Name": "/db-1", "State": {"Status": "running", "Running": true},
             "Config": {"ExposedPorts": {"5432/tcp": {}}},
             "NetworkSettings": {"Networks": {"front": {"Aliases": ["postgres"]}}}}
            """;
    private static final String FRONT =
            """
            {"Name": "front", "Id": "net1", "Driver": "bridge",
             "IPAM": {"Config": [{"Subnet": "10.5.0.0/24"}]},
             "Containers": {"3333333333334444": {"Name": "db-1", "IPv4Address": "10.5.0.3/24"}}}
            """;

    private final DebugNetworking prompt = new DebugNetworking();

    @Test
    void listsNetworksNamesAndPorts() {
        Prompted prompted = ask(engine(), Optional.empty());
        assertThat(prompted.shown("networks of web"))
                .isEqualTo(
                        """
                        network mode: front

                        network front (driver bridge)
                          address: 10.5.0.2/24
                          gateway: 10.5.0.1
                          aliases: w
                          subnet: 10.5.0.0/24
                          in it: db-1 10.5.0.3/24
                        """);
        assertThat(prompted.shown("name resolution of web"))
                .contains("extra hosts: api:10.0.0.9")
                .contains("/etc/resolv.conf:\nnameserver 127.0.0.11\n");
        assertThat(prompted.said())
                .contains("DNS: the engine's resolver (127.0.0.11)")
                .contains("[\"cat\", \"/proc/net/tcp\"]");
    }

    @Test
    void findsATargetByItsAlias() {
        Prompted prompted = ask(engine(), Optional.of("postgres:5432"));
        assertThat(prompted.said())
                .contains("L3: 'db-1' can be reached in 'front' as db-1, postgres")
                .contains("[\"nc\", \"-z\", \"-v\", \"-w\", \"3\", \"postgres\", \"5432\"]");
        assertThat(prompted.shown("the target")).startsWith("name: db-1");
    }

    @Test
    void refusesATargetThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DebugNetworking.Arguments("web", Optional.of("a b")))
                .withMessageContaining("target: 'a b' is no host");
        assertThat(new DebugNetworking.Arguments("web", Optional.of(" ")).target()).isEmpty();
    }

    private static EngineWith engine() {
        return EngineWith.container(WEB)
                .answer("GET /containers/3333333333334444/json", DB)
                .answer("GET /networks/net1", FRONT)
                .answer(
                        "GET /containers/json",
                        "[{\"Id\": \"3333333333334444\", \"Names\": [\"/db-1\"], \"Labels\": {}}]")
                .file("nameserver 127.0.0.11\n");
    }

    private Prompted ask(EngineWith engine, Optional<String> target) {
        return new Prompted(
                prompt.debug(
                        new DebugNetworking.Arguments("web", target),
                        FakeCall.ofSeconds(10),
                        engine.client()));
    }
}
