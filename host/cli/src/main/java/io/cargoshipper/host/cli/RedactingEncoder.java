package io.cargoshipper.host.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.util.Objects;

/**
 * Takes secrets out of events before they become lines of log, so that a line that is JSON stays
 * JSON whatever is taken out. The ordinary lines of a start have none, and do not wait for it.
 */
final class RedactingEncoder extends EncoderBase<ILoggingEvent> {

    private final Encoder<ILoggingEvent> lines;
    private final LogRules rules;

    RedactingEncoder(Encoder<ILoggingEvent> lines, LogRules rules) {
        this.lines = Objects.requireNonNull(lines, "lines");
        this.rules = Objects.requireNonNull(rules, "rules");
    }

    @Override
    public void start() {
        lines.setContext(getContext());
        lines.start();
        super.start();
    }

    @Override
    public byte[] headerBytes() {
        return lines.headerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        boolean ordinary = event.getThrowableProxy() == null && event.getLevel().equals(Level.INFO);
        return lines.encode(
                ordinary && !rules.isOrdinaryToo()
                        ? event
                        : new RedactedEvent(event, rules.redactor()));
    }

    @Override
    public byte[] footerBytes() {
        return lines.footerBytes();
    }
}
