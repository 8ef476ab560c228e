package io.cargoshipper.host.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamingTest {

    @ParameterizedTest
    @CsvSource({
        "/srv, /srv, true",
        "/srv, /srv/data/a, true",
        "/srv, /srv2, false",
        "/srv, /, false",
        "/, /etc, true",
        "/, /, true",
        "/srv/*, /srv/a/b, true",
        "/srv/*, /srv, false",
        "/home/*/work, /home/ada/work/x/y, true",
        "/home/*/work, /home/ada, false",
        "/srv, '/srv\\evil', false",
        "C:\\data, c:\\Data\\x, true",
        "C:\\data, C:\\database, false"
    })
    void aPathStandsForAllBelowIt(String pattern, String path, boolean matches) {
        assertThat(Naming.PATH.matches(new Glob(pattern), path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "/home/ada/.ssh, /home/ada, true",
        "/home/ada/.ssh, /, true",
        "/home/ada/.ssh, /home/ada/.ssh/id, true",
        "/home/ada/.ssh, /home/ada/work, false",
        "/home/*/.ssh, /home, true",
        "/home/*/.ssh, /home/ada, true",
        "/home/*/.ssh, /home/ada/work, false",
        "/home/*/.ssh, /home/ada/.ssh/id, true",
        "*docker.sock, /var/run/docker.sock, true",
        "*docker.sock, /var/run, false",
        "/etc, /etcetera, false"
    })
    void aFolderThatHoldsWhatIsDeniedIsDenied(String pattern, String path, boolean denied) {
        assertThat(Naming.PATH.denies(new Glob(pattern), path)).isEqualTo(denied);
    }

    @ParameterizedTest
    @CsvSource({
        "SYS_ADMIN, CAP_SYS_ADMIN, true",
        "cap_sys_admin, SYS_ADMIN, true",
        "SYS_*, sys_ptrace, true",
        "NET_ADMIN, SYS_ADMIN, false",
        "SYS_ADMIN, ALL, false"
    })
    void capabilitiesGoWithPrefixOrWithout(String pattern, String name, boolean matches) {
        assertThat(Naming.CAPABILITY.matches(new Glob(pattern), name)).isEqualTo(matches);
    }

    @Test
    void allCapabilitiesHaveTheDeniedOneAmongThem() {
        assertThat(Naming.CAPABILITY.denies(new Glob("SYS_ADMIN"), "CAP_ALL")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "nginx, docker.io/library/nginx:1.27, true",
        "nginx*, docker.io/library/nginx:1.27, true",
        "nginx:1.27, docker.io/library/nginx:1.27, true",
        "docker.io/library/nginx*, docker.io/library/nginx:1.27, true",
        "docker.io/ngin*, docker.io/library/nginx:1.27, true",
        "docker.io/*, docker.io/library/nginx:latest, true",
        "nginx:latest, docker.io/library/nginx:latest, true",
        "nginx:1.26, docker.io/library/nginx:1.27, false",
        "docker.io/shop/web, docker.io/shop/web:2, true",
        "*/web, docker.io/shop/web:2, true",
        "docker.io/shop/web, shop/web:2, false",
        "shop/web, shop/web:2, true",
        "shop/web, docker.io/shop/web:2, false",
        "nginx, registry.example.com:5000/nginx:1, false",
        "registry.example.com:5000/*, registry.example.com:5000/nginx:1, true",
        "nginx, docker.io/library/nginx:1.27@sha256:abc, true",
        "nginx:1.27, docker.io/library/nginx:1.27@sha256:abc, false",
        "nginx@sha256:abc, docker.io/library/nginx:1.27@sha256:abc, true",
        "localhost/web, localhost/web:1, true"
    })
    void imagesGoByTheirFullNameAndTheFamiliarOne(String pattern, String name, boolean matches) {
        assertThat(Naming.IMAGE.matches(new Glob(pattern), name)).isEqualTo(matches);
    }

    @Test
    void anIdSaysNothingOfWhereAnImageIsFrom() {
        String id = "sha256:" + "0".repeat(64);

        assertThat(Naming.IMAGE.matches(new Glob("sha256:*"), id)).isTrue();
        assertThat(Naming.IMAGE.matches(new Glob("docker.io/*"), id)).isFalse();
    }

    @Test
    void hostsGoInAnyCase() {
        assertThat(Naming.HOST.matches(new Glob("Docker.IO"), "docker.io")).isTrue();
    }
}
