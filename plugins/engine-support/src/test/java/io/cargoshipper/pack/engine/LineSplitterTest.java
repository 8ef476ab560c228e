package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest {

    private final List<String> lines = new ArrayList<>();

    @Test
    void makesLinesOfPieces() {
        LineSplitter splitter = splitter(100, "", false);
        give(splitter, "on", "e\ntwo\n\nthr", "ee");
        assertThat(lines).containsExactly("one\n", "two\n", "\n");
        splitter.end();
        assertThat(lines).containsExactly("one\n", "two\n", "\n", "three");
        assertThat(splitter.read()).isEqualTo(4);
        assertThat(splitter.hasCut()).isFalse();
    }

    @Test
    void endsWithoutAnEmptyLine() {
        LineSplitter splitter = splitter(100, "", false);
        give(splitter, "one\n");
        splitter.end();
        assertThat(lines).containsExactly("one\n");
    }

    @Test
    void keepsTheStartOfALongLine() {
        LineSplitter splitter = splitter(5, "", false);
        give(splitter, "123", "45678", "9\nshort\n");
        assertThat(lines).containsExactly("12345… [4 more characters]\n", "short\n");
        assertThat(splitter.hasCut()).isTrue();
    }

    @Test
    void doesNotCutASurrogatePairInTwo() {
        LineSplitter splitter = splitter(4, "", false);
        give(splitter, "a😀b\n");
        assertThat(lines).containsExactly("a… [3 more characters]\n");
    }

    @Test
    void keepsOfALineWhatFitsInJson() {
        LineSplitter splitter = splitter(6, "", false);
        give(splitter, "\u001b[1m\n", "漢", "字", "漢\n", "\"a\"b\"\n");
        assertThat(lines)
                .containsExactly(
                        "\u001b… [3 more characters]\n",
                        "漢字… [1 more characters]\n",
                        "\"a\"b… [1 more characters]\n");
    }

    @Test
    void passesOnWantedLinesWhateverTheirCase() {
        LineSplitter splitter = splitter(100, "Error", false);
        give(splitter, "fine\nan er", "ROR here\nerr\nerrorerror\n");
        assertThat(lines).containsExactly("an erROR here\n", "errorerror\n");
        assertThat(splitter.read()).isEqualTo(4);
    }

    @Test
    void findsWhatIsWantedInThePartThatIsNotKept() {
        LineSplitter splitter = splitter(4, "needle", false);
        give(splitter, "hay hay nee", "dle hay\n", "hay hay hay\n");
        assertThat(lines).containsExactly("hay … [14 more characters]\n");
    }

    @Test
    void dropsTheFirstWord() {
        LineSplitter splitter = splitter(100, "2026", true);
        give(splitter, "2026-", "01-01T00:00:00Z in 2026\n2026-01-01T00:00:00Z other\n");
        assertThat(lines).containsExactly("in 2026\n");
    }

    private LineSplitter splitter(int longest, String wanted, boolean dropFirstWord) {
        return new LineSplitter(longest, wanted, dropFirstWord, lines::add);
    }

    private static void give(LineSplitter splitter, String... pieces) {
        for (String piece : pieces) {
            splitter.accept(piece.getBytes(StandardCharsets.UTF_8));
        }
    }
}
