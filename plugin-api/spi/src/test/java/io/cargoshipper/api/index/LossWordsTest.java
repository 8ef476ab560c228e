package io.cargoshipper.api.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LossWordsTest {

    @ParameterizedTest
    @CsvSource({
        "force, true",
        "docker_remove_container, true",
        "no_cache, false",
        "enforced, false",
        "'', false"
    })
    void wordsCountAsAWhole(String name, boolean speaks) {
        assertThat(LossWords.in(name)).isEqualTo(speaks);
    }
}
