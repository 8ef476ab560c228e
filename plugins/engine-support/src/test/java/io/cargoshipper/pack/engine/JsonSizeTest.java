package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSizeTest {

    @ParameterizedTest
    @CsvSource({
        "97, 1",
        "32, 1",
        "127, 1",
        "47, 1",
        "34, 2",
        "92, 2",
        "10, 2",
        "13, 2",
        "9, 2",
        "8, 2",
        "12, 2",
        "0, 6",
        "27, 6",
        "31, 6",
        "128, 2",
        "1102, 2",
        "2047, 2",
        "2048, 3",
        "28450, 3",
        "65533, 3",
        "128512, 4",
        "55357, 6",
        "56832, 6"
    })
    void countsTheBytesOfACharacterInJson(int codePoint, int bytes) {
        String text = new String(new int[] {codePoint}, 0, 1);
        assertThat(JsonSize.of(text)).isEqualTo(bytes);
        assertThat(JsonSize.of("a" + text + "b")).isEqualTo(bytes + 2);
    }

    @Test
    void findsWhatFits() {
        assertThat(JsonSize.fitting("abc", 3)).isEqualTo(3);
        assertThat(JsonSize.fitting("abc", 2)).isEqualTo(2);
        assertThat(JsonSize.fitting("a\u001bc", 6)).isEqualTo(1);
        assertThat(JsonSize.fitting("a\u001bc", 7)).isEqualTo(2);
        assertThat(JsonSize.fitting("漢字", 5)).isEqualTo(1);
        assertThat(JsonSize.fitting("a😀", 4)).isEqualTo(1);
        assertThat(JsonSize.fitting("a😀", 5)).isEqualTo(3);
        assertThat(JsonSize.fitting("a", 0)).isZero();
        assertThat(JsonSize.fitting("a", -1)).isZero();
        assertThat(JsonSize.fitting("", 5)).isZero();
    }
}
