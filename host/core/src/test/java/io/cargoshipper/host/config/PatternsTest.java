package io.cargoshipper.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.host.engine.guard.effect.ImageName;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.Subject;
import io.cargoshipper.host.policy.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a list denies is denied, however the pattern and the name are written. */
final class PatternsTest {

    @TempDir Path home;

    private Installation installation;

    @BeforeEach
    void makeInstallation() throws IOException {
        installation = Installation.in(home);
    }

    @ParameterizedTest
    @CsvSource({
        "nginx, nginx, true",
        "nginx, docker.io/library/nginx:1, true",
        "nginx:latest, nginx, true",
        "nginx:latest, nginx:1, false",
        "library/nginx, nginx, true",
        "docker.io/nginx, nginx:1, true",
        "docker.io/ngin*, nginx, true",
        "docker.io/n*, nexus/web, true",
        "docker.io/*, nginx, true",
        "library/*, nginx, true",
        "library/*, shop/app, false",
        "index.docker.io/evil/x, evil/x:2, true",
        "Registry.Example.com/x, registry.example.com/x, true",
        "*.Example.com/*, registry.example.com/x, true",
        "registry.example.com/*, REGISTRY.example.com/a/b:1, true",
        "registry.example.com/*:prod, registry.example.com/a:prod, true",
        "registry.example.com/*:prod, registry.example.com/a:test, false",
        "registry.example.com:5000/x, registry.example.com:5000/x:1, true",
        "*:latest, nginx, true",
        "*/app, shop/app, true",
        "shop/app, shop/app:1, true",
        "shop/app, SHOP/app, false",
        "SHOP/app, SHOP/app, true",
        "SHOP/app, shop/app, false",
        "docker.io/shop/*, SHOP/app, false",
        "nginx@sha256:*, nginx:1@sha256:ab, true"
    })
    void imagesAreReadAsTheirPatternsAre(String pattern, String image, boolean denied)
            throws IOException {
        assertThat(judge(Subject.IMAGES, pattern, ImageName.of(image).text())).isEqualTo(denied);
    }

    @ParameterizedTest
    @CsvSource({
        "docker.io, nginx, true",
        "index.docker.io, nginx, true",
        "Index.Docker.IO, index.docker.io/nginx, true",
        "Registry.Example.com, registry.example.com/x, true",
        "*.example.com:5000, Registry.Example.com:5000/x, true",
        "shop, SHOP/app, true",
        "docker.io, SHOP/app, false"
    })
    void registriesAreReadAsTheirPatternsAre(String pattern, String image, boolean denied)
            throws IOException {
        assertThat(judge(Subject.REGISTRIES, pattern, ImageName.of(image).registry()))
                .isEqualTo(denied);
    }

    @ParameterizedTest
    @CsvSource({
        "/dev/sda/, /dev/sda",
        "/dev//./sda, /dev/sda",
        "/dev/sd*, /dev/sda1",
        "rule c 10:*, rule c 10:229 rwm",
        "all, all"
    })
    void devicesHaveNoDotsAndNoDoubledSlashes(String pattern, String device) throws IOException {
        assertThat(judge(Subject.DEVICES, pattern, device)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE /libpod/*, DELETE /libpod/pods/a",
        "* /libpod/*, GET /libpod/info",
        "*/libpod/*, GET /libpod/info",
        "GET *, GET /libpod/info",
        "*, GET /libpod/info"
    })
    void operationsAreAMethodAndAPath(String pattern, String operation) throws IOException {
        assertThat(judge(Subject.OPERATIONS, pattern, operation)).isTrue();
    }

    @Test
    void allMountsCanBeDenied() throws IOException {
        assertThat(judge(Subject.MOUNTS, "*", "/")).isTrue();
        assertThat(judge(Subject.MOUNTS, "/home/*/.ssh", "/home/ada")).isTrue();
    }

    private boolean judge(Subject subject, String denied, String name) throws IOException {
        installation.conf("%s = [\"%s\"]".formatted(subject.denyKey(), denied));
        Policy policy = installation.load(Map.of()).policy();
        return policy.judge(subject, name) instanceof Verdict.Refused;
    }
}
