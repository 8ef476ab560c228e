package io.cargoshipper.api.builder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a++",
                "a*+b",
                "a?+",
                "a{2}+",
                "a{2,}+",
                "a{2,3}+",
                "(?>a|ab)c",
                "[a-z&&[^m]]",
                "[a-z&&m]",
                "[a[bc]]",
                "[[:alpha:]]",
                "[]a]",
                "[^]a]",
                "\\p{Alpha}",
                "\\P{Alnum}+",
                "[\\p{Punct}]",
                "\\p{javaLowerCase}",
                "\\p{IsLatin}",
                "\\p{InGreek}",
                "\\pL",
                "\\x{1F600}",
                "[\\x{41}]",
                "\\Qa.b\\E",
                "\\Aa\\z",
                "a\\\\\\Z",
                "\\h",
                "\\R",
                "(?i)a",
                "(?s:a)",
                "(?-i)a"
            })
    void knowsWhatJavaAloneUnderstands(String expression) {
        assertThat(Patterns.compile(expression)).isPresent();
        assertThat(Patterns.isJavaOnly(expression)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^[a-z]+$",
                "a+?b*?c??d{2,3}?",
                "\\++\\*+\\?+",
                "\\}+",
                "[+*?]+",
                "[a{2}+]",
                "[&]&&[&]",
                "\\[&&\\[",
                "[\\[\\]]+",
                "[(?>)]",
                "\\(\\?>",
                "(?:a)(?=b)(?!c)(?<=b)(?<!d)(?<name>e)\\k<name>",
                "\\p{L}\\p{Lu}\\P{Nd}",
                "\\x41\\u0041\\cA",
                "\\\\Aa\\\\z",
                "\\\\pL",
                "^(/|[a-zA-Z]:[/\\\\])",
                "\\d\\w\\s\\b\\B\\D\\W\\S\\n\\r\\t\\f",
                "^/?[a-zA-Z0-9][a-zA-Z0-9_.-]*$"
            })
    void letsPassWhatIsCommonToBoth(String expression) {
        assertThat(Patterns.compile(expression)).isPresent();
        assertThat(Patterns.isJavaOnly(expression)).isFalse();
    }
}
