package io.cargoshipper.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestNameTest {

    private static final List<String> KNOWN =
            List.of("limits.time", "limits.concurrent", "log.level");

    @Test
    void findsTheNearest() {
        assertThat(NearestName.of("limits.tiem", KNOWN)).contains("limits.time");
        assertThat(NearestName.of("LOG.LEVLE", KNOWN)).contains("log.level");
    }

    @Test
    void twoLettersThatChangedPlacesAreOneEdit() {
        assertThat(NearestName.of("tial", List.of("tail", "until"))).contains("tail");
    }

    @Test
    void findsNothingThatIsFarAway() {
        assertThat(NearestName.of("engine", KNOWN)).isEmpty();
        assertThat(NearestName.hint("engine", KNOWN)).isEmpty();
    }
}
