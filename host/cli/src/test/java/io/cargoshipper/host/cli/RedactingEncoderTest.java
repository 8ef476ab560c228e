package io.cargoshipper.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.encoder.Encoder;
import io.cargoshipper.host.policy.Glob;
import io.cargoshipper.host.policy.RedactionRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class RedactingEncoderTest {

    private final Throwable failure =
            new IllegalStateException("mysql -phunter2 failed\nDB_PASSWORD=hunter2");

    private final LoggerContext context = new LoggerContext();
    private final LogRules rules = new LogRules();

    @Test
    void whatWasThrownIsRedacted() {
        assertThat(encoded(lines(), Level.ERROR, "call 1 failed", failure))
                .contains("call 1 failed", "mysql -p[redacted: option] failed", "\tat ")
                .doesNotContain("hunter2")
                .endsWith("\n");
    }

    @Test
    void soItIsInJson() {
        assertThat(encoded(new JsonEncoder(), Level.INFO, "call 1 failed", failure))
                .contains("[redacted: ")
                .doesNotContain("hunter2")
                .startsWith("{")
                .endsWith("}\n");
    }

    @Test
    void aWarningIsRedacted() {
        assertThat(encoded(lines(), Level.WARN, "no answer from http://joe:hunter2@host/", null))
                .contains("http://joe:[redacted: url password]@host/");
    }

    @Test
    void ofOrdinaryNewsOnlyThatOfAStartIsNot() {
        String news = "started with token=hunter2";

        assertThat(encoded(lines(), Level.INFO, news, null)).contains("hunter2");
        rules.ordinaryToo();
        assertThat(encoded(lines(), Level.INFO, news, null)).doesNotContain("hunter2");
    }

    @Test
    void policySaysWhatIsASecretAndMayChange() {
        String line = "flavour=vanilla pin=4711";
        assertThat(encoded(lines(), Level.WARN, line, null)).isEqualTo(line + "\n");

        rules.follow(() -> new RedactionRules(List.of(), List.of(new Glob("flavour"))));

        assertThat(encoded(lines(), Level.WARN, line, null))
                .isEqualTo("flavour=[redacted: key] pin=4711\n");
    }

    @Test
    void aLineOfJsonStaysOne() {
        String cut = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj";
        String line =
                encoded(
                        new JsonEncoder(),
                        Level.ERROR,
                        "no key in " + cut,
                        new IllegalStateException(cut, new IllegalArgumentException("pw: x")));
        JsonNode json = JsonMapper.shared().readTree(line);

        assertThat(line).doesNotContain("MIIEvQIB");
        assertThat(json.path("message").asString()).isEqualTo("no key in [redacted: private key]");
        assertThat(json.path("throwable").path("cause").path("message").asString())
                .isEqualTo("pw: x");
    }

    @Test
    void argumentsAreRedactedWithTheirMessage() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        String line =
                encoded(
                        new JsonEncoder(),
                        new LoggingEvent(
                                Logger.class.getName(),
                                context.getLogger("test"),
                                Level.WARN,
                                "refused with password={}",
                                null,
                                new Object[] {"hunter2"}));

        assertThat(line).doesNotContain("hunter2").contains("password=[redacted: key]");
    }

    private static PatternLayoutEncoder lines() {
        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setPattern("%msg%n%ex");
        return lines;
    }

    private String encoded(
            Encoder<ILoggingEvent> lines, Level level, String message, Throwable thrown) {
        context.setMDCAdapter(new LogbackMDCAdapter());
        Logger logger = context.getLogger("test");
        return encoded(
                lines,
                new LoggingEvent(Logger.class.getName(), logger, level, message, thrown, null));
    }

    private String encoded(Encoder<ILoggingEvent> lines, ILoggingEvent event) {
        RedactingEncoder encoder = new RedactingEncoder(lines, rules);
        encoder.setContext(context);
        encoder.start();
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
