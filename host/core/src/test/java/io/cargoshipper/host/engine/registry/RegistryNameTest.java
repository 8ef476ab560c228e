package io.cargoshipper.host.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RegistryNameTest {

    @ParameterizedTest
    @CsvSource({
        "busybox, docker.io",
        "busybox:1.36, docker.io",
        "library/busybox, docker.io",
        "team/app@sha256:00, docker.io",
        "docker.io/library/busybox, docker.io",
        "index.docker.io/team/app, docker.io",
        "localhost/app, localhost",
        "localhost:5000/app:1, localhost:5000",
        "registry:5000/app, registry:5000",
        "Registry.Example.com/app, registry.example.com",
        "UPPER/app, upper",
        "[::1]:5000/app, [::1]:5000",
        "ghcr.io/owner/app, ghcr.io",
    })
    void anImageComesFromTheRegistryThatTheEngineWouldAsk(String image, String host) {
        assertThat(RegistryName.ofImage(image)).contains(new RegistryName(host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bad host.example/app",
                "user@host.example/app",
                "a..b/app",
                ".x/app",
                "x:y/app"
            })
    void whatIsNoHostIsNoRegistry(String image) {
        assertThat(RegistryName.ofImage(image)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://index.docker.io/v1/, docker.io",
        "docker.io, docker.io",
        "registry-1.docker.io, docker.io",
        "registry.example.com, registry.example.com",
        "https://registry.example.com/v1/, registry.example.com",
        "http://registry.example.com:5000, registry.example.com:5000",
        "registry.example.com/team, registry.example.com",
    })
    void configurationsNameItInManyWays(String address, String host) {
        assertThat(RegistryName.ofAddress(address)).contains(new RegistryName(host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "team", "https://", "https://user:secret@host.example/"})
    void someAddressesNameNone(String address) {
        assertThat(RegistryName.ofAddress(address)).isEmpty();
    }

    @Test
    void dockerHubHasAKeyOfItsOwn() {
        assertThat(RegistryName.DOCKER_HUB.key()).isEqualTo("https://index.docker.io/v1/");
        assertThat(new RegistryName("ghcr.io").key()).isEqualTo("ghcr.io");
    }
}
