package io.cargoshipper.host.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import io.cargoshipper.host.shape.Redactor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/**
 * An event of the log without secrets in its texts. Where its message has one, it has no arguments
 * any more: they are in the message, and a secret may be known there by the words around it alone.
 */
final class RedactedEvent implements ILoggingEvent {

    private final ILoggingEvent event;
    private final Redactor redactor;

    /** The message in place of template and arguments; empty where these have no secret. */
    private final Optional<String> message;

    RedactedEvent(ILoggingEvent event, Redactor redactor) {
        this.event = event;
        this.redactor = redactor;
        String formatted = String.valueOf(event.getFormattedMessage());
        String redacted = redactor.text(formatted);
        this.message =
                redacted.equals(formatted) && !hasSecret(event.getArgumentArray(), redactor)
                        ? Optional.empty()
                        : Optional.of(redacted);
    }

    /** Also those that stand nowhere in the message. */
    private static boolean hasSecret(Object[] arguments, Redactor redactor) {
        if (arguments != null) {
            for (Object argument : arguments) {
                String text = String.valueOf(argument);
                if (!redactor.text(text).equals(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public String getMessage() {
        return message.orElseGet(event::getMessage);
    }

    @Override
    public String getFormattedMessage() {
        return message.orElseGet(event::getFormattedMessage);
    }

    @Override
    public Object[] getArgumentArray() {
        return message.isPresent() ? new Object[0] : event.getArgumentArray();
    }

    @Override
    public IThrowableProxy getThrowableProxy() {
        return RedactedThrowable.of(event.getThrowableProxy(), redactor);
    }

    @Override
    public Map<String, String> getMDCPropertyMap() {
        Map<String, String> redacted = new LinkedHashMap<>(event.getMDCPropertyMap());
        redacted.replaceAll((key, value) -> redactor.text(String.valueOf(value)));
        return redacted;
    }

    @Override
    @SuppressWarnings("deprecation") // of the interface, which has it still
    public Map<String, String> getMdc() {
        return getMDCPropertyMap();
    }

    @Override
    public List<KeyValuePair> getKeyValuePairs() {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        return pairs == null
                ? null
                : pairs.stream()
                        .map(
                                pair ->
                                        new KeyValuePair(
                                                pair.key,
                                                redactor.text(String.valueOf(pair.value))))
                        .toList();
    }

    @Override
    public String getThreadName() {
        return event.getThreadName();
    }

    @Override
    public Level getLevel() {
        return event.getLevel();
    }

    @Override
    public String getLoggerName() {
        return event.getLoggerName();
    }

    @Override
    public LoggerContextVO getLoggerContextVO() {
        return event.getLoggerContextVO();
    }

    @Override
    public StackTraceElement[] getCallerData() {
        return event.getCallerData();
    }

    @Override
    public boolean hasCallerData() {
        return event.hasCallerData();
    }

    @Override
    public List<Marker> getMarkerList() {
        return event.getMarkerList();
    }

    @Override
    public long getTimeStamp() {
        return event.getTimeStamp();
    }

    @Override
    public int getNanoseconds() {
        return event.getNanoseconds();
    }

    @Override
    public Instant getInstant() {
        return event.getInstant();
    }

    @Override
    public long getSequenceNumber() {
        return event.getSequenceNumber();
    }

    @Override
    public void prepareForDeferredProcessing() {
        event.prepareForDeferredProcessing();
    }
}
