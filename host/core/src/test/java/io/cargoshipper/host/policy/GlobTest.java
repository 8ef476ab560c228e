package io.cargoshipper.host.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "a?c*, abcdef, true",
        "abc, abcd, false",
        "abc, ab, false",
        "a.c, abc, false",
        "ABC, abc, false",
        "*, '', true",
        "**, x, true",
        "*a*b, xaxaxb, true",
        "*a*b, xaxaxbx, false",
        "/srv/*, /srv/a/b, true",
        "/srv/*, /srv, false",
        "?, '', false"
    })
    void itMatchesWholeNamesAndOtherCharactersLiterally(
            String pattern, String name, boolean matches) {
        assertThat(new Glob(pattern).matches(name)).isEqualTo(matches);
    }

    @Test
    void caseCanBePassedOver() {
        assertThat(new Glob("Registry.EXAMPLE.*").matchesIgnoringCase("registry.example.com"))
                .isTrue();
    }

    @Test
    void aBlankOneIsNone() {
        assertThatThrownBy(() -> new Glob(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Texts of few letters, so that much matches; a long one would show a slow way to match. */
    @Test
    void itMatchesWhatItsRegularExpressionDoes() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            Glob glob = new Glob("a" + text(random, "ab*?", 6));
            String name = "a" + text(random, "ab", 7);
            Pattern regex = Pattern.compile(glob.text().replace("*", ".*").replace("?", "."));

            assertThat(glob.matches(name))
                    .as("%s %s", glob, name)
                    .isEqualTo(regex.matcher(name).matches());
        }
        assertThat(new Glob("*a".repeat(200) + "b").matches("a".repeat(5000))).isFalse();
    }

    @Test
    void whatOneCoversTheOtherMatchesOnly() {
        Random random = new Random(8);
        int covered = 0;
        for (int i = 0; i < 20_000; i++) {
            Glob one = new Glob("a" + text(random, "ab*?", 4));
            Glob other = new Glob("a" + text(random, "ab*?", 4));
            String name = "a" + text(random, "ab", 5);
            if (one.covers(other)) {
                covered++;
                assertThat(!other.matches(name) || one.matches(name))
                        .as("%s covers %s: %s", one, other, name)
                        .isTrue();
            }
            if (one.matches(name) && other.matches(name)) {
                assertThat(one.overlaps(other)).as("%s and %s: %s", one, other, name).isTrue();
            }
        }
        assertThat(covered).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "a*, *b, true",
        "a*, b*, false",
        "a?, ab, true",
        "a?, a, false",
        "*, x, true",
        "docker_*, dockr_*, false",
        "*_list, docker_*, true"
    })
    void someOverlap(String one, String other, boolean overlap) {
        assertThat(new Glob(one).overlaps(new Glob(other))).isEqualTo(overlap);
        assertThat(new Glob(other).overlaps(new Glob(one))).isEqualTo(overlap);
    }

    private static String text(Random random, String letters, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
