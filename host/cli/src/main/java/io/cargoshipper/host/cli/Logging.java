package io.cargoshipper.host.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.spi.ContextAwareBase;
import io.cargoshipper.host.config.HostConfig;
import io.cargoshipper.host.policy.RedactionRules;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * The log: to stderr, set up in code, since logback's XML takes longer to read than the host to
 * start. Libraries are heard from warnings up.
 */
@ConfiguratorRank(value = ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class Logging extends ContextAwareBase implements Configurator {

    private static final String APPENDER = "stderr";
    private static final String OWN = "io.cargoshipper";

    /** Of the one log that a process has. */
    private static final LogRules RULES = new LogRules();

    /** Called by logback. */
    public Logging() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setPattern("%d{HH:mm:ss.SSS} %-5level %msg%n%ex");
        append(context, lines);
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        context.getLogger(OWN).setLevel(Level.INFO);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /**
     * Applies what the configuration says of the log.
     *
     * @param redaction what policy says of secrets
     */
    static void apply(HostConfig.Log config, Supplier<RedactionRules> redaction) {
        RULES.follow(redaction);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger(OWN)
                .setLevel(
                        switch (config.level()) {
                            case DEBUG -> Level.DEBUG;
                            case INFO -> Level.INFO;
                            case WARNING -> Level.WARN;
                            case ERROR -> Level.ERROR;
                        });
        if (config.json()) {
            append(context, new JsonEncoder());
        }
    }

    /** What the log keeps out of its lines. */
    static LogRules rules() {
        return RULES;
    }

    private static void append(LoggerContext context, Encoder<ILoggingEvent> lines) {
        Encoder<ILoggingEvent> encoder = new RedactingEncoder(lines, RULES);
        encoder.setContext(context);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setName(APPENDER);
        appender.setContext(context);
        appender.setTarget(ConsoleTarget.SystemErr.getName());
        appender.setEncoder(encoder);
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAppender(APPENDER);
        root.addAppender(appender);
    }
}
