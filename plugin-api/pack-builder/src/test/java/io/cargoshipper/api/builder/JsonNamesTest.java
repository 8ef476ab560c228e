package io.cargoshipper.api.builder;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.index.JsonNames;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategy;

/** Holds the API's rule for names against Jackson's, which the API does not depend on. */
class JsonNamesTest {

    private static final String LETTERS = "abXYZ_19$äÖ";

    @Test
    void namesPropertiesAsJacksonDoes() {
        PropertyNamingStrategy jackson = PropertyNamingStrategies.SNAKE_CASE;
        Random random = new Random(20261120);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int letter = random.nextInt(10); letter >= 0; letter--) {
                name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            assertThat(JsonNames.property(name.toString()))
                    .isEqualTo(jackson.nameForField(null, null, name.toString()));
        }
    }
}
