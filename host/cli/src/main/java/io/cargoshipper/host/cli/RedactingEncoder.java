package io.cargoshipper.host.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import io.cargoshipper.host.policy.RedactionRules;
import io.cargoshipper.host.shape.Redactor;
import java.nio.charset.StandardCharsets;

/**
 * Takes secrets out of lines of log that may have more in them than the host's own words: those
 * with what was thrown, whose text may be anything, and those that are no ordinary news. The lines
 * of a start have none, and do not wait for it.
 */
final class RedactingEncoder extends EncoderBase<ILoggingEvent> {

    private final Encoder<ILoggingEvent> lines;

    RedactingEncoder(Encoder<ILoggingEvent> lines) {
        this.lines = lines;
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
        byte[] line = lines.encode(event);
        if (event.getThrowableProxy() == null && event.getLevel().equals(Level.INFO)) {
            return line;
        }
        return Known.REDACTOR
                .text(new String(line, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] footerBytes() {
        return lines.footerBytes();
    }

    /** Made for the first such line. Policy may be what the line is about, so it is not asked. */
    private static final class Known {
        static final Redactor REDACTOR = Redactor.of(RedactionRules.NONE);
    }
}
