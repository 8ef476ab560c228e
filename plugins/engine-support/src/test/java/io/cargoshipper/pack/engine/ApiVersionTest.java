package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApiVersionTest {

    @Test
    void comparesNumbersAndNotTexts() {
        assertThat(ApiVersion.parse("1.41").isAtLeast(1, 42)).isFalse();
        assertThat(ApiVersion.parse("1.42").isAtLeast(1, 42)).isTrue();
        assertThat(ApiVersion.parse("1.100").isAtLeast(1, 42)).isTrue();
        assertThat(ApiVersion.parse("2.0").isAtLeast(1, 42)).isTrue();
    }

    @Test
    void takesAnEngineThatDoesNotSayForTheOldest() {
        assertThat(ApiVersion.parse(null).isAtLeast(1, 0)).isFalse();
        assertThat(ApiVersion.parse("latest").isAtLeast(1, 0)).isFalse();
    }

    @Test
    void asksTheEngine() {
        FakeEngine engine =
                new FakeEngine().answer("GET /version", 200, "{\"ApiVersion\": \"1.51\"}");
        assertThat(ApiVersion.of(engine.client())).isEqualTo(new ApiVersion(1, 51));
    }
}
