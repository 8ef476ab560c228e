package io.cargoshipper.pack.images;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanPathTest {

    @ParameterizedTest
    @CsvSource({
        "a, a, false",
        "a/b/, a/b, false",
        "./a//b/./c, a/b/c, false",
        "a/../b, b, false",
        "a/.., ., false",
        "'', ., false",
        "../a, ../a, true",
        "a/../../b, ../b, true",
        "../../a/.., ../.., true",
        "/, /, true",
        "/a/../../b, /b, true",
        "..a, ..a, false"
    })
    void isTheShortest(String path, String cleaned, boolean leaves) {
        assertThat(CleanPath.of(path)).isEqualTo(cleaned);
        assertThat(CleanPath.leaves(cleaned)).isEqualTo(leaves);
    }
}
