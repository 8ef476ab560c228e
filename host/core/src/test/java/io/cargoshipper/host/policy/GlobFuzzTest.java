package io.cargoshipper.host.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cargoshipper.host.fixture.Choices;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Patterns against a slower reading of what they mean. */
class GlobFuzzTest {

    private static final int RUNS = 3_000;

    private static final List<String> PIECES =
            List.of("a", "b", "A", "*", "?", "/", ".", "\\E", "[", "(", "\n", "ſ", "K", "😀", "**");

    @Test
    void patternsMeanWhatTheySay() {
        Choices.random(RUNS, this::patterns);
    }

    @FuzzTest(maxDuration = "1m")
    void patterns(byte[] bytes) {
        Choices choices = new Choices(bytes);
        Glob one = glob(choices);
        Glob two = glob(choices);
        String name = choices.text(10, PIECES);

        boolean matches = one.matches(name);

        assertThat(matches).as("%s of %s", one, name).isEqualTo(slowly(one.text(), name));
        assertThat(new Glob("x" + one).matches("x" + name)).isEqualTo(matches);
        assertThat(one.overlaps(two)).as("%s, %s", one, two).isEqualTo(two.overlaps(one));
        if (matches) {
            assertThat(one.matchesIgnoringCase(name)).as("%s of %s", one, name).isTrue();
            assertThat(!two.matches(name) || one.overlaps(two)).as("%s, %s", one, two).isTrue();
        } else {
            assertThat(one.covers(two) && two.matches(name)).as("%s, %s", one, two).isFalse();
        }
    }

    private static Glob glob(Choices choices) {
        String text = choices.text(8, PIECES);
        return new Glob(text.isBlank() ? "*" : text);
    }

    /** Which rests of a pattern stand for which rests of a name, from the back. */
    private static boolean slowly(String pattern, String name) {
        boolean[][] stands = new boolean[pattern.length() + 1][name.length() + 1];
        stands[pattern.length()][name.length()] = true;
        for (int i = pattern.length() - 1; i >= 0; i--) {
            char c = pattern.charAt(i);
            for (int j = name.length(); j >= 0; j--) {
                boolean more = j < name.length();
                stands[i][j] =
                        c == '*'
                                ? stands[i + 1][j] || (more && stands[i][j + 1])
                                : more && (c == '?' || c == name.charAt(j)) && stands[i + 1][j + 1];
            }
        }
        return stands[0][0];
    }
}
