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
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class RedactingEncoderTest {

    private final Throwable failure =
            new IllegalStateException("mysql -phunter2 failed\nDB_PASSWORD=hunter2");

    private final LoggerContext context = new LoggerContext();

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

    private static PatternLayoutEncoder lines() {
        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setPattern("%msg%n%ex");
        return lines;
    }

    private String encoded(
            Encoder<ILoggingEvent> lines, Level level, String message, Throwable thrown) {
        RedactingEncoder encoder = new RedactingEncoder(lines);
        encoder.setContext(context);
        encoder.start();
        context.setMDCAdapter(new LogbackMDCAdapter());
        Logger logger = context.getLogger("test");
        return new String(
                encoder.encode(
                        new LoggingEvent(
                                Logger.class.getName(), logger, level, message, thrown, null)),
                StandardCharsets.UTF_8);
    }
}
