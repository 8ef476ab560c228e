package io.cargoshipper.pack.images;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConsoleTextTest {

    @Test
    void takesOutWhatIsForTerminals() {
        assertThat(ConsoleText.plain("\u001b[1;31mred\u001b[0m plain")).isEqualTo("red plain");
        assertThat(ConsoleText.plain("\u001b]0;a title\u0007text")).isEqualTo("text");
        assertThat(ConsoleText.plain("\u001b]8;;http://x\u001b\\link")).isEqualTo("link");
        assertThat(ConsoleText.plain("a\u0000b\u0007c\td")).isEqualTo("abc\td");
    }

    @Test
    void keepsTheEndOfAProgressBar() {
        assertThat(ConsoleText.plain("10%\r50%\r100%\n")).isEqualTo("100%\n");
        assertThat(ConsoleText.plain("line\r\nnext\r")).isEqualTo("line\nnext");
    }
}
