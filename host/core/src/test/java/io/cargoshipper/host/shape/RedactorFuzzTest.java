package io.cargoshipper.host.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cargoshipper.host.fixture.Choices;
import io.cargoshipper.host.policy.Policy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Redaction never fails, adds little, and leaves the form of things as it is. */
class RedactorFuzzTest {

    private static final int RUNS = 2_000;
    private static final int TIMES = 3;
    private static final String SECRET = "Zq7wR2mK9xT4vB1n";
    private static final Pattern MARK = Pattern.compile("\\[redacted: ");

    /** What a mark may be longer than what it stands for. */
    private static final int LONGER = 40;

    private static final Redactor REDACTOR = Redactor.of(Policy.BUILT_IN.redaction());

    private static final List<String> PIECES =
            List.of(
                    "password",
                    "TOKEN",
                    "api_key",
                    "secret",
                    "Authorization",
                    "=",
                    ":",
                    " ",
                    "\n",
                    "\"",
                    "'",
                    "\\",
                    "-p",
                    "--password",
                    "Bearer ",
                    "Basic ",
                    "https://",
                    "@",
                    "/",
                    "user:",
                    "AKIA",
                    "ghp_",
                    "eyJ",
                    ".",
                    "-----BEGIN PRIVATE KEY-----",
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    "hunter2hunter2",
                    "aGVsbG8gd29ybGQ",
                    "0123456789abcdef0123456789",
                    "[redacted: ",
                    "key]",
                    "\u001b[31m",
                    "\u200b",
                    "\ud800",
                    "ſ",
                    "&",
                    ";",
                    "$",
                    "#",
                    "null");

    @Test
    void anyTextComesThrough() {
        Choices.random(
                RUNS,
                bytes -> {
                    Choices choices = new Choices(bytes);
                    assertRedacted(choices.text(40, PIECES));
                    assertHidden(choices.text(20, PIECES), choices.text(20, PIECES));
                    assertStructure(choices);
                });
    }

    @FuzzTest(maxDuration = "1m")
    void texts(byte[] bytes) {
        Choices choices = new Choices(bytes);
        if (choices.flip()) {
            assertRedacted(choices.text(60, PIECES));
        } else {
            assertRedacted(new String(bytes, StandardCharsets.UTF_8));
        }
        assertHidden(choices.text(20, PIECES), choices.text(20, PIECES));
        assertStructure(choices);
    }

    /**
     * Again and again: what is in a result may be in what is read of it, and in the audit trail.
     */
    private static void assertRedacted(String text) {
        String shown = text;
        for (int times = 0; times < TIMES; times++) {
            String redacted = REDACTOR.text(shown);
            int marks = MARK.split(redacted, -1).length - 1;
            assertThat(redacted.length())
                    .as("length of %s, of %s", redacted, text)
                    .isLessThanOrEqualTo(text.length() + LONGER * marks);
            shown = redacted;
        }
    }

    /** Nothing around it keeps a line that plainly has a secret from being redacted. */
    private static void assertHidden(String before, String after) {
        String shown = REDACTOR.text("%s\nDB_PASSWORD=%s\n%s".formatted(before, SECRET, after));

        assertThat(shown).as("between %s and %s", before, after).doesNotContain(SECRET);
    }

    /** JSON keeps its form: what was a list is one, as long as it was. */
    private static void assertStructure(Choices choices) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<Object> list = new ArrayList<>();
        for (int left = choices.below(6); left > 0; left--) {
            list.add(choices.text(6, PIECES));
        }
        values.put("list", list);
        values.put("number", choices.below(100));
        values.put("within", new LinkedHashMap<>(Map.of("text", choices.text(6, PIECES))));

        Map<String, Object> redacted = REDACTOR.json(values);

        assertThat(redacted).containsOnlyKeys("list", "number", "within");
        assertThat((List<?>) redacted.get("list")).hasSameSizeAs(list);
        assertThat(redacted.get("number")).isEqualTo(values.get("number"));
    }
}
