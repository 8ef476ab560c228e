package io.cargoshipper.dist;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Secrets for a container, one of its own for each format and place. */
final class PlantedSecrets {

    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /**
     * How formats that are known by their looks begin and go on: {@code #} stands for a letter or a
     * digit, {@code ^} for a capital, {@code %} for a hexadecimal digit, {@code +} for a digit.
     */
    private static final List<String> FORMATS =
            List.of(
                    "AKIA" + "^".repeat(16),
                    "ghp_" + "#".repeat(36),
                    "github_pat_" + "#".repeat(60),
                    "glpat-" + "#".repeat(20),
                    "xoxb-" + "+".repeat(12) + "-" + "#".repeat(24),
                    "AIza" + "#".repeat(35),
                    "ya29." + "#".repeat(60),
                    "sk_live_" + "#".repeat(24),
                    "sk-" + "#".repeat(48),
                    "sk-ant-api03-" + "#".repeat(80),
                    "npm_" + "#".repeat(36),
                    "pypi-AgEI" + "#".repeat(80),
                    "SG." + "#".repeat(22) + "." + "#".repeat(43),
                    "SK" + "%".repeat(32),
                    "dckr_pat_" + "#".repeat(27),
                    "hvs." + "#".repeat(90),
                    "hf_" + "#".repeat(34),
                    "dop_v1_" + "%".repeat(64),
                    "+".repeat(10) + ":AA" + "#".repeat(33),
                    "eyJ" + "#".repeat(20) + ".eyJ" + "#".repeat(30) + "." + "#".repeat(43),
                    "AGE-SECRET-KEY-1" + "^".repeat(58),
                    "SWMTKN-1-" + "%".repeat(50) + "-" + "%".repeat(25));

    private final Random random = new Random(4);
    private final List<String> values = new ArrayList<>();
    private final String password = secret("");
    private final String buildArgument = secret("");
    private final String ofImage = secret("two words ");
    private final String ofImageLabel = secret("");
    private final List<String> environment = makeEnvironment();
    private final Map<String, String> labels = makeLabels();
    private final List<String> command = makeCommand();
    private final String healthCheck =
            "mysqladmin ping -p%s; curl -u joe:%s http://x/; : %s"
                    .formatted(secret(""), secret(""), filled(FORMATS.get(1)));

    /** Variables that look like those of secrets, and are none. */
    static List<String> lookAlikes() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        PlantedSecrets.class.getResourceAsStream(
                                                "look-alikes.txt")),
                                StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them. */
    List<String> values() {
        return List.copyOf(values);
    }

    /** One that is nowhere but in the test's hands. */
    String password() {
        return password;
    }

    String buildArgument() {
        return buildArgument;
    }

    /** Of an image that has some in its history, its variables and its labels. */
    String dockerfile(String base) {
        return """
               FROM %s
               ARG NPM_TOKEN
               ENV DB_PASSWORD="%s" LEVEL=debug
               LABEL com.example.db-password="%s"
               RUN printf 'token=%s\\n' > /notes
               """
                .formatted(base, ofImage, ofImageLabel, secret(""));
    }

    List<String> environment() {
        return environment;
    }

    Map<String, String> labels() {
        return labels;
    }

    /** A command line with some, which writes others to the log. */
    List<String> command() {
        return command;
    }

    String healthCheck() {
        return healthCheck;
    }

    private List<String> makeEnvironment() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < FORMATS.size(); i++) {
            made.add("NOTE_%d=%s".formatted(i, filled(FORMATS.get(i))));
        }
        made.add("MYSQL_ROOT_PASSWORD=" + secret("with blanks and = signs "));
        made.add("STRIPE_API_KEY=" + secret(""));
        made.add("DATABASE_URL=postgres://joe:" + secret("") + "@db:5432/shop");
        made.add("JDBC=jdbc:mysql://db/shop?user=joe&password=" + secret(""));
        made.add("DOCKER_AUTH_CONFIG={\"auths\":{\"r\":{\"auth\":\"" + secret("") + "\"}}}");
        made.add("TLS=" + privateKey());
        return made;
    }

    private Map<String, String> makeLabels() {
        Map<String, String> made = new LinkedHashMap<>();
        made.put("com.example.api-key", secret(""));
        made.put("com.example.note", "uses " + filled(FORMATS.get(5)));
        made.put("com.example.url", "redis://:" + secret("") + "@cache:6379");
        made.put("com.example.json", "{\"password\":\"" + secret("") + "\",\"user\":\"joe\"}");
        return made;
    }

    private List<String> makeCommand() {
        StringBuilder log = new StringBuilder();
        for (String format : FORMATS) {
            log.append("using ").append(filled(format)).append(" for now\n");
        }
        log.append("connecting with password=").append(secret("")).append(" as joe\n");
        log.append("{\"token\":\"").append(secret("")).append("\",\"user\":\"joe\"}\n");
        log.append("Authorization: Bearer ").append(secret("")).append('\n');
        log.append(privateKey()).append('\n');
        lookAlikes().forEach(line -> log.append(line).append('\n'));
        log.append("the end of the log");
        return List.of(
                "sh",
                "-c",
                "printf '%s\\n' \"$1\"; while true; do sleep 1; done",
                "sh",
                log.toString(),
                "--password",
                secret(""),
                "--db-token=" + secret(""),
                "https://joe:" + secret("") + "@example.com/");
    }

    private String privateKey() {
        return "-----BEGIN RSA PRIVATE KEY-----\n%s\n%s\n-----END RSA PRIVATE KEY-----"
                .formatted(filled("#".repeat(64)), filled("#".repeat(40)));
    }

    /** One without a format, behind some words: it is known by where it stands alone. */
    private String secret(String words) {
        return words + filled("planted" + "#".repeat(16));
    }

    private String filled(String format) {
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            value.append(filled(format.charAt(i)));
        }
        values.add(value.toString());
        return value.toString();
    }

    private char filled(char c) {
        return switch (c) {
            case '#' -> LETTERS.charAt(random.nextInt(LETTERS.length()));
            case '^' -> LETTERS.charAt(random.nextInt(26));
            case '%' -> Character.forDigit(random.nextInt(16), 16);
            case '+' -> Character.forDigit(random.nextInt(10), 10);
            default -> c;
        };
    }
}
