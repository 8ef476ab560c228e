package io.cargoshipper.api.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UriTemplateTest {

    private static final UriTemplate LOGS =
            UriTemplate.parse("docker://container/{container}/logs");
    private static final UriTemplate FILE = UriTemplate.parse("x://{name}@{tag}.{format}/{page}!");

    @Test
    void namesItsVariablesInOrder() {
        assertThat(LOGS.variables()).containsExactly("container");
        assertThat(FILE.variables()).containsExactly("name", "tag", "format", "page");
    }

    @Test
    void matchesUrisAndGivesTheValues() {
        assertThat(LOGS.match("docker://container/web/logs")).hasValue(Map.of("container", "web"));
        assertThat(FILE.match("x://a@1.b/2!").orElseThrow())
                .containsExactly(
                        entry("name", "a"),
                        entry("tag", "1"),
                        entry("format", "b"),
                        entry("page", "2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker://container/web",
                "docker://container//logs",
                "docker://container/web/logs/",
                "docker://container/web/logs?tail=1",
                "docker://container/a/b/logs",
                "docker://container/a?b/logs",
                "docker://container/a#b/logs",
                "Docker://container/web/logs",
                "docker://container/",
                "docker://container/logs",
                ""
            })
    void doesNotMatchOtherUris(String uri) {
        assertThat(LOGS.match(uri)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a%2Fb,   a/b",
        "a%2fb,   a/b",
        "%C3%A4,  ä",
        "ä,       ä",
        "a+b,     a+b",
        "a%20b,   a b",
        "%F0%9F%90%B3, 🐳",
        "%25,     %"
    })
    void decodesValues(String encoded, String value) {
        assertThat(LOGS.match("docker://container/" + encoded + "/logs"))
                .hasValue(Map.of("container", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%2", "a%zz", "%C3", "%FF", "%+1", "%-1"})
    void doesNotMatchWhatCannotBeDecoded(String encoded) {
        assertThat(LOGS.match("docker://container/" + encoded + "/logs")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // template,  URI,        values
        "x:{a}-{b},   x:1-2-3,    '{a=1, b=2-3}'",
        "x:{a}-{b},   x:--2,      '{a=-, b=2}'",
        "x:{a}-{b},   x:--,       none",
        "x:{a}--{b},  x:1---2,    '{a=1, b=-2}'",
        "x:{a}b,      x:bb,       '{a=b}'",
        "x:{a}b,      x:b,        none",
        "x:{a}/b/{b}, x:1/b/2,    '{a=1, b=2}'",
        "x:{a}/b/{b}, x:1/c/b/2,  none",
        "x:{a}-b/{b}, x:1-b-b/2,  '{a=1-b, b=2}'",
        "x:{a}.,      x:...,      '{a=..}'"
    })
    void tellsValuesApartByWhatStandsBetween(String template, String uri, String values) {
        assertThat(UriTemplate.parse(template).match(uri).map(Object::toString).orElse("none"))
                .isEqualTo(values);
    }

    @Test
    void takesTimeInProportionToTheUri() {
        UriTemplate template = UriTemplate.parse("x:{a}-{b}-{c}-{d}-{e}-{f}!");
        String uri = "x:" + "-".repeat(500_000);

        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(template.match(uri)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "a/b", "a b", "ä?#", "100%", "..", "🐳", "{x}", "a+b&c=d"})
    void expandsToAUriThatGivesTheValuesBack(String value) {
        String uri = LOGS.expand(Map.of("container", value));

        assertThat(uri).matches("docker://container/[A-Za-z0-9._~%-]+/logs");
        assertThat(LOGS.match(uri)).hasValue(Map.of("container", value));
    }

    @Test
    void expandsAsRfc6570Says() {
        // The examples of section 3.2.2.
        assertThat(UriTemplate.parse("x:{var}").expand(Map.of("var", "value")))
                .isEqualTo("x:value");
        assertThat(UriTemplate.parse("x:{hello}").expand(Map.of("hello", "Hello World!")))
                .isEqualTo("x:Hello%20World%21");
        assertThat(UriTemplate.parse("x:{half}").expand(Map.of("half", "50%")))
                .isEqualTo("x:50%25");
    }

    @Test
    void asksForAValueForEachVariable() {
        Map<String, String> values = new LinkedHashMap<>(Map.of("container", "", "other", "x"));

        assertThatThrownBy(() -> LOGS.expand(values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("docker://container/{container}/logs needs a value for 'container'");
    }

    @ParameterizedTest
    @CsvSource({
        "docker://info,           has no variable",
        "container/{x},           does not begin with a scheme",
        "{x}://y,                 does not begin with a scheme",
        "Docker://{x},            does not begin with a scheme",
        "x://{a}/{a},             has '{a}' twice",
        "x://{a}{b},              has '{a}' right before '{b}'",
        "x://{+a},                'has ''{+a}'', which is no expression of level 1'",
        "x://{a*},                'has ''{a*}'', which is no expression of level 1'",
        "x://{a:3},               'has ''{a:3}'', which is no expression of level 1'",
        "'x://{a,b}',             'has ''{a,b}'', which is no expression of level 1'",
        "x://{},                  'has ''{}'', which is no expression of level 1'",
        "x://{a}?b,               'has ''?b'', which is no part of a URI'",
        "x://a#{b},               'has ''x://a#'', which is no part of a URI'",
        "x://{a}/ä,               'has ''/ä'', which is no part of a URI'",
        "x://{a}/%2,              'has ''/%2'', which is no part of a URI'",
        "x://{a}/{b,              'has ''/{b'', which is no part of a URI'",
        "x://{{a}},               'has ''x://{'', which is no part of a URI'"
    })
    void saysWhatIsNoTemplate(String text, String fault) {
        assertThatThrownBy(() -> UriTemplate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "x://{a},          x://{b},           true",
        "x://{a},          x://y{b},          true",
        "x://a{b},         x://b{a},          false",
        "x://a{b},         x://{a}b,          true",
        "x://{a}/logs,     x://{a},           false",
        "x://{a}/logs,     x://{a}/{b},       true",
        "x://{a}/logs,     x://{a}/stats,     false",
        "x://{a}/logs,     y://{a}/logs,      false",
        "x://{a}.log,      x://{a}.txt,       false",
        "x://{a}.{b},      x://{a}-{b},       true",
        "x://a/{b}/c,      x://{a}/b/{c},     true",
        "x://{a}aab,       x://aa{a}b,        true",
        "x://{a}%2F,       x://{a}/b,         false"
    })
    void knowsWhichTemplatesOverlap(String one, String other, boolean overlap) {
        UriTemplate left = UriTemplate.parse(one);
        UriTemplate right = UriTemplate.parse(other);

        assertThat(left.overlaps(right)).isEqualTo(overlap);
        assertThat(right.overlaps(left)).isEqualTo(overlap);
    }

    @Test
    void comparesLongTemplatesAtOnce() {
        UriTemplate left = UriTemplate.parse("x:a{v}" + "ab".repeat(200) + "{w}b");
        UriTemplate right = UriTemplate.parse("x:" + "a".repeat(400) + "{v}c");

        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(left.overlaps(right)).isFalse());
    }

    @Test
    void isItsText() {
        UriTemplate same = UriTemplate.parse("docker://container/{container}/logs");

        assertThat(same).isEqualTo(LOGS).hasSameHashCodeAs(LOGS).isNotEqualTo(FILE);
        assertThat(same).hasToString("docker://container/{container}/logs");
    }
}
