package io.cargoshipper.host.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.host.policy.RedactionRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class RedactorTest {

    private static final Pattern MARKED = Pattern.compile("«([^»]*)»");

    private final Redactor redactor = Redactor.of(RedactionRules.NONE);

    @ParameterizedTest
    @MethodSource("secrets")
    void aSecretGoesAndTheRuleIsNamed(String line) {
        String text = line.replaceAll("[«»]", "");
        String redacted = redactor.text(text);
        MARKED.matcher(line)
                .results()
                .forEach(secret -> assertThat(redacted).doesNotContain(secret.group(1)));
        assertThat(redacted).contains("[redacted: ");
        assertThat(redactor.text(redacted)).isEqualTo(redacted);
    }

    static Stream<String> secrets() {
        return SecretTable.lines("secrets.tsv").stream();
    }

    /** Around the marks of those lines whose end is known. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PATH=/bin password=hunter2 user=joe | PATH=/bin password=[redacted: key] user=joe",
                "postgres://joe:hunter2@db:5432/shop | postgres://joe:[redacted: url password]@db:5432/shop",
                "Authorization: Bearer abcdefgh12345678 | Authorization: Bearer [redacted: bearer token]",
                "mysql -h db -phunter2 shop | mysql -h db -p[redacted: option] shop",
                "curl -u joe:hunter2 https://x | curl -u joe:[redacted: option] https://x",
                "{\"password\":\"x\",\"user\":\"joe\"} | {\"password\":\"[redacted: key]\",\"user\":\"joe\"}",
                "GET /?token=abc&next=/ HTTP/1.1 | GET /?token=[redacted: key]&next=/ HTTP/1.1",
                "db;password=hunter2;encrypt=true | db;password=[redacted: key];encrypt=true",
            })
    void whatIsAroundASecretStays(String text, String redacted) {
        assertThat(redactor.text(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aFormatIsKnownWhereverItStands(String name, String secret) {
        Map<String, Object> places = new LinkedHashMap<>();
        places.put("Env", List.of("SOME_VALUE=" + secret, "PATH=/bin"));
        places.put("Labels", Map.of("com.example.note", secret));
        places.put("Cmd", List.of("serve", "--with", secret));
        places.put("Healthcheck", List.of("CMD-SHELL", "check '" + secret + "' || exit 1"));
        places.put("log", "10:00 got " + secret + ", trying again\n10:01 " + secret + "\n");
        places.put("json", "{\"value\":\"" + secret + "\",\"n\":1}");
        places.put("escaped", "{\"line\":\"one\\n" + secret + "\\ntwo\"}");
        places.put("url", "https://example.com/x?value=" + secret + "&y=1");
        places.put("history", "|1 VALUE=" + secret + " /bin/sh -c make");
        places.put("rows", List.of(Map.of("deep", List.of(List.of(secret, "x")))));

        assertThat(redactor.json(places).toString())
                .as(name)
                .doesNotContain(secret)
                .contains("PATH=/bin");
        assertThat(redactor.text(secret)).contains("[redacted: ");
    }

    static Stream<Arguments> formats() {
        return SecretTable.lines("formats.tsv").stream()
                .map(line -> line.split("\t", 2))
                .map(columns -> Arguments.of(columns[0], columns[1]));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void whatOnlyLooksLikeASecretStays(String text) {
        assertThat(redactor.text(text)).isEqualTo(text);
        assertThat(redactor.json(Map.of("text", text, "list", List.of(text))))
                .containsEntry("text", text)
                .containsEntry("list", List.of(text));
    }

    static Stream<String> harmless() {
        return SecretTable.lines("harmless.tsv").stream();
    }

    @Test
    void theTablesAreLarge() {
        assertThat(formats()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(harmless()).hasSizeGreaterThanOrEqualTo(50);
    }
}
