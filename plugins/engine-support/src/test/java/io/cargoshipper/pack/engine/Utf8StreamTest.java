package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Utf8StreamTest {

    private static final String TEXT = "aé€😀z";

    @Test
    void joinsCharactersCutAnywhere() {
        byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i <= bytes.length; i++) {
            for (int j = i; j <= bytes.length; j++) {
                Utf8Stream stream = new Utf8Stream();
                String text =
                        stream.next(Arrays.copyOfRange(bytes, 0, i))
                                + stream.next(Arrays.copyOfRange(bytes, i, j))
                                + stream.next(Arrays.copyOfRange(bytes, j, bytes.length))
                                + stream.end();
                assertThat(text).as("cut at %d and %d", i, j).isEqualTo(TEXT);
            }
        }
    }

    @Test
    void joinsSingleBytes() {
        Utf8Stream stream = new Utf8Stream();
        StringBuilder text = new StringBuilder();
        for (byte b : TEXT.getBytes(StandardCharsets.UTF_8)) {
            text.append(stream.next(new byte[] {b}));
        }
        assertThat(text.append(stream.end())).hasToString(TEXT);
    }

    @Test
    void replacesWhatIsNoUtf8() {
        Utf8Stream stream = new Utf8Stream();
        assertThat(stream.next(new byte[] {'a', (byte) 0xff, 'b', (byte) 0xc3, 'c'}))
                .isEqualTo("a\uFFFDb\uFFFDc");
    }

    @Test
    void replacesACharacterThatNeverEnds() {
        Utf8Stream stream = new Utf8Stream();
        assertThat(stream.next(new byte[] {'a', (byte) 0xe2, (byte) 0x82})).isEqualTo("a");
        assertThat(stream.end()).isEqualTo("\uFFFD");
    }
}
