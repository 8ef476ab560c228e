package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void readsWhatARunningContainerPublishes() {
        assertThat(Ports.of(Captured.object("shop")))
                .extracting(Ports.Port::toString)
                .containsExactly("8080/tcp -> 127.0.0.1:8081", "9000/udp -> *:32768");
    }

    @Test
    void readsWhatAStoppedOneWants() {
        EngineObject stopped =
                Captured.parsed(
                        """
                        {"NetworkSettings": {"Ports": {}},
                         "HostConfig": {"PortBindings": {"80/tcp": [{"HostIp": "", "HostPort": ""}]}},
                         "Config": {"ExposedPorts": {"53/udp": {}}}}
                        """);
        List<Ports.Port> ports = Ports.of(stopped);
        assertThat(ports)
                .extracting(Ports.Port::toString)
                .containsExactly("80/tcp -> *:(any free one)", "53/udp (not published)");
        assertThat(ports.get(1).number()).isEqualTo(53);
        assertThat(ports.get(1).protocol()).isEqualTo("udp");
    }

    @Test
    void findsNoneWhereThereAreNone() {
        assertThat(Ports.of(EngineObject.nothing())).isEmpty();
    }
}
