package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @ParameterizedTest
    @CsvSource({
        "db, db",
        "db:5432, db:5432",
        "https://api.example.org/x?y=1, api.example.org:443",
        "http://web:8080/, web:8080",
        "redis://cache, cache:6379",
        "10.0.0.2:80, 10.0.0.2:80",
        "fe80::1, fe80::1",
        "[::1]:80, ::1:80",
        "' db ', db"
    })
    void readsHostAndPort(String text, String expected) {
        assertThat(Target.parse(text)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "db:0", "db:70000", "db; rm", "http://", "db:port"})
    void refusesAnythingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.parse(text))
                .withMessageContaining("target: '" + text + "' is no host")
                .withMessageContaining("db:5432");
    }

    @Test
    void knowsKindsOfTargets() {
        assertThat(Target.parse("127.0.0.2").isLoopback()).isTrue();
        assertThat(Target.parse("localhost:1").isLoopback()).isTrue();
        assertThat(Target.parse("host.docker.internal").isHostAlias()).isTrue();
        assertThat(Target.parse("10.1.2.3").isAddress()).isTrue();
        assertThat(Target.parse("db").isAddress()).isFalse();
        assertThat(Target.parse("db:8080").isHttp()).isTrue();
        assertThat(Target.parse("db:5432").isHttp()).isFalse();
        assertThat(Target.parse("https://x").scheme()).isEqualTo(Optional.of("https"));
    }
}
