package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class InlineContentTest {

    @Test
    void aShortTextIsWhole() throws IOException {
        assertThat(read("häuser €\n")).isEqualTo(new InlineContent("häuser €\n", false, true));
        assertThat(read("")).isEqualTo(new InlineContent("", false, true));
    }

    @Test
    void aTextThatIsCutWithinACharacterIsStillText() throws IOException {
        InlineContent content = read("€".repeat(20_000));
        assertThat(content.isBase64()).isFalse();
        assertThat(content.isWhole()).isFalse();
        assertThat(content.text()).isEqualTo("€".repeat(10_000));
    }

    @Test
    void aTextThatGrowsInJsonIsCutEarlier() throws IOException {
        InlineContent content = read("\u001b".repeat(20_000));
        assertThat(content.text()).hasSize(5_000);
        assertThat(content.isWhole()).isFalse();
    }

    @Test
    void aTextOfJustTheSizeIsWhole() throws IOException {
        assertThat(read("x".repeat(InlineContent.MOST_BYTES)).isWhole()).isTrue();
        assertThat(read("x".repeat(InlineContent.MOST_BYTES + 1)).isWhole()).isFalse();
    }

    @Test
    void nulAndBrokenUtf8AreNoText() throws IOException {
        assertThat(read("a\0b").isBase64()).isTrue();
        assertThat(read(new byte[] {'a', (byte) 0xc3}).isBase64()).isTrue();
        assertThat(read(new byte[] {(byte) 0xff, 'a'}).text()).isEqualTo("/2E=");
    }

    @Test
    void whatIsNoTextIsCutToo() throws IOException {
        InlineContent content = read(new byte[100_000]);
        assertThat(content.isWhole()).isFalse();
        assertThat(content.text()).hasSize(InlineContent.MOST_BYTES);
    }

    private static InlineContent read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InlineContent read(byte[] bytes) throws IOException {
        return InlineContent.read(new ByteArrayInputStream(bytes));
    }
}
