package io.cargoshipper.host.pack;

import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.ProvisionException;
import com.google.inject.spi.Message;
import java.util.Collection;
import java.util.List;

/** Says in one line why a pack's code failed. The whole of it belongs into the log. */
final class FailureReason {

    private static final int MAX_MESSAGES = 2;
    private static final int MAX_LENGTH = 500;

    private FailureReason() {}

    static String of(Throwable failure) {
        String hint =
                failure instanceof NoClassDefFoundError || failure instanceof ClassNotFoundException
                        ? " (a class is missing: put the pack's dependencies beside it in a folder)"
                        : "";
        return cut("it threw " + text(failure)) + hint;
    }

    private static String text(Throwable failure) {
        Collection<Message> messages = messages(failure);
        if (messages.isEmpty()) {
            String line = firstLine(failure.getMessage());
            return failure.getClass().getName() + (line.isEmpty() ? "" : ": " + line);
        }
        // Guice's own text is a page with a heading; what it says stands in its messages.
        String said =
                String.join(
                        "; ",
                        messages.stream().limit(MAX_MESSAGES).map(FailureReason::message).toList());
        int more = messages.size() - MAX_MESSAGES;
        return failure.getClass().getSimpleName()
                + ": "
                + said
                + (more > 0 ? "; and %d more".formatted(more) : "");
    }

    private static Collection<Message> messages(Throwable failure) {
        if (failure instanceof CreationException creation) {
            return creation.getErrorMessages();
        }
        if (failure instanceof ProvisionException provision) {
            return provision.getErrorMessages();
        }
        return failure instanceof ConfigurationException configuration
                ? configuration.getErrorMessages()
                : List.of();
    }

    private static String message(Message message) {
        Throwable cause = message.getCause();
        return cause == null
                ? firstLine(message.getMessage())
                : "%s: %s".formatted(cause.getClass().getName(), firstLine(cause.getMessage()));
    }

    private static String firstLine(String message) {
        return message == null
                ? ""
                : message.lines()
                        .map(String::strip)
                        .filter(l -> !l.isEmpty())
                        .findFirst()
                        .orElse("");
    }

    private static String cut(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }
}
