package io.cargoshipper.host.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.host.policy.RedactionRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of redaction whatever it is given; a failure names the seed that it comes from. */
@Isolated // measures time
final class RedactorPropertiesTest {

    private static final int TEXTS_PER_SEED = 300;

    /** What a marker adds, at most, to the secret that it stands for. */
    private static final int MOST_ADDED = 40;

    /** The pieces that rules look for, and what stands around them. */
    private static final List<String> PIECES = pieces();

    private final Redactor redactor = Redactor.of(RedactionRules.NONE);

    private static List<String> pieces() {
        List<String> pieces =
                new ArrayList<>(
                        List.of(
                                "password",
                                "PASSWORD",
                                "token",
                                "api_key",
                                "Authorization",
                                "Cookie",
                                "session",
                                "auth",
                                "name",
                                "value",
                                "PWD",
                                "=",
                                ":",
                                "=>",
                                ":=",
                                "==",
                                " ",
                                "  ",
                                "\n",
                                "\t",
                                "\r\n",
                                "\\n",
                                "\\",
                                "\"",
                                "\\\"",
                                "'",
                                "`",
                                ",",
                                ";",
                                "&",
                                "?",
                                "#",
                                "|",
                                "<",
                                ">",
                                "/",
                                "//",
                                "://",
                                "\\/\\/",
                                "@",
                                "@tcp(",
                                "(",
                                ")",
                                "[",
                                "]",
                                "{",
                                "}",
                                "-",
                                "--",
                                "-p",
                                "-u",
                                "$",
                                "${",
                                "%3D",
                                "mysql",
                                "curl",
                                "login",
                                "docker",
                                "Bearer ",
                                "Basic ",
                                "eyJ",
                                "ghp_",
                                "sk-",
                                "AKIA",
                                "-----BEGIN ",
                                "-----END ",
                                "PRIVATE KEY",
                                "-----",
                                "MIIEvQIBADANBgkqhkiG9w0BAQEF",
                                "[redacted: ",
                                "[redacted: key]",
                                "requirepass ",
                                "IDENTIFIED BY '",
                                "machine x login y password ",
                                "ENV ",
                                "|1 ",
                                "/bin/sh -c #(nop) ",
                                "hunter2",
                                "a",
                                "1",
                                "é",
                                "😀",
                                "\ud800",
                                "\u200b",
                                "\u001b[31m",
                                "\u0000",
                                "\u001f",
                                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                                "0123456789abcdef0123456789abcdef"));
        SecretTable.lines("formats.tsv")
                .forEach(line -> pieces.add(line.substring(line.indexOf('\t') + 1)));
        SecretTable.lines("secrets.tsv").forEach(pieces::add);
        SecretTable.lines("harmless.tsv").forEach(pieces::add);
        return pieces;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyTextIsBoundedAndRedactedOnce(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TEXTS_PER_SEED; i++) {
            String text = text(random);
            String redacted = redactor.text(text);
            assertThat((long) redacted.length())
                    .as("seed %d: %s", seed, text)
                    .isLessThanOrEqualTo(bound(redacted, text));
            assertThat(redactor.text(redacted)).as("seed %d: %s", seed, text).isEqualTo(redacted);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyJsonIsRedactedOnce(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TEXTS_PER_SEED / 10; i++) {
            Map<String, Object> json = object(random, 4);
            Map<String, Object> redacted = redactor.json(json);
            assertThat(redactor.json(redacted)).as("seed %d: %s", seed, json).isEqualTo(redacted);
        }
    }

    static Stream<Long> seeds() {
        return LongStream.range(0, Long.getLong("cargoshipper.fuzz.seeds", 20)).boxed();
    }

    private static long bound(String redacted, String text) {
        int markers = redacted.split("\\[redacted: ", -1).length - 1;
        return text.length() + (long) markers * MOST_ADDED;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(14);
        for (int i = 0; i < count; i++) {
            text.append(piece(random));
        }
        return text.toString();
    }

    private static String piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private static Map<String, Object> object(Random random, int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            object.put(piece(random), value(random, depth - 1));
        }
        return object;
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 3)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextBoolean();
            case 2, 3 -> text(random);
            case 4 -> object(random, depth);
            default ->
                    Stream.generate(() -> value(random, depth - 1))
                            .limit(random.nextInt(5))
                            .toList();
        };
    }

    /** Runs of what rules begin at: each would take minutes if a rule went through the rest. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                " ",
                "=",
                ":",
                "\"",
                "'",
                "\\",
                "\\\"",
                "[",
                "-",
                "_",
                "@",
                "/",
                "://",
                "://a:",
                "://a:1/",
                "eyJ",
                "eyJ_",
                "eyJaaaaaaaaaa.",
                "ghp_",
                "sk-",
                "sk-proj-",
                "AKIA",
                "-----",
                "-----BEGIN ",
                "-----BEGIN PRIVATE KEY-----",
                "-----END PRIVATE KEY-----",
                "AAAAAAAAAAAAAAAA\n",
                "password=",
                "password='",
                "password=\"",
                "password: ",
                "password: [\"",
                "--password ",
                "mysql -p",
                "mysql ",
                "curl -u ",
                "Bearer ",
                "machine x login y password ",
                "IDENTIFIED BY '",
                "requirepass ",
                "name: TOKEN value: ",
                "Cookie: ",
                "Authorization: ",
                "&a=",
                ",a=",
                ";a b",
                "ENV A=",
                "|1 ",
                "${",
                "1234567890:",
                "M",
                "SG.",
                "<password>",
                "\u200b",
                "\u001b[",
                "[redacted: "
            })
    void aLongTextTakesNoLongTime(String piece) {
        String text = piece.repeat(200_000 / piece.length());
        redactor.text(text.substring(0, 1000));
        long start = System.nanoTime();
        redactor.text(text);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void anOrdinaryResultTakesNoNoticeableTime() {
        StringBuilder log = new StringBuilder();
        while (log.length() < 40_000) {
            log.append(
                    "2026-11-20T10:00:00.123Z INFO  [http-4] c.e.shop.Orders: order 4711 of jane paid, took=12ms status=200\n");
        }
        String text = log.toString();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 50; i++) {
            long start = System.nanoTime();
            redactor.text(text);
            best = Math.min(best, System.nanoTime() - start);
        }
        System.err.printf("40 KB of log: %,d us%n", best / 1000);
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(20));
    }
}
