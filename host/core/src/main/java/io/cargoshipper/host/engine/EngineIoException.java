package io.cargoshipper.host.engine;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.NoHttpResponseException;

/**
 * The way to the engine failed. A type of its own, because docker-java passes it on as the cause of
 * something else, among I/O failures that a pack may have for reasons of its own.
 */
final class EngineIoException extends IOException {

    private static final long serialVersionUID = 1L;

    /** How far a request had come. */
    enum Stage {
        /** There is no connection; the engine knows nothing of the request. */
        CONNECTING,
        /** The engine has the request, or a part of it, and has not answered. */
        WAITING,
        /** The engine was answering. */
        ANSWERING,
        /** The request was given up on this side. */
        ABORTED
    }

    private final transient EngineAddress address;
    private final Stage stage;

    EngineIoException(EngineAddress address, Stage stage, Throwable cause) {
        super(cause);
        this.address = address;
        this.stage = stage;
    }

    Stage stage() {
        return stage;
    }

    boolean isInterrupt() {
        return getCause() instanceof ClosedByInterruptException;
    }

    EngineAddress address() {
        return address;
    }

    /** Says why, and what to do about it, in the words of a user of engines. */
    String reason() {
        return reason(getCause());
    }

    private String reason(Throwable failure) {
        String message = Optional.ofNullable(failure.getMessage()).orElse("");
        if (failure instanceof SSLException) {
            return "TLS failed: " + message + tlsMend(message);
        }
        if (failure instanceof NoHttpResponseException) {
            return "it closed the connection";
        }
        if (failure instanceof UnknownHostException) {
            return "unknown host";
        }
        if (failure instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        if (message.contains("Permission denied")) {
            return "permission denied; add your user to the group that owns the socket (often"
                    + " 'docker') and log in again, or use a rootless engine";
        }
        if (message.contains("No such file")) {
            return "there is no such socket";
        }
        if (failure instanceof ConnectException || message.contains("Connection refused")) {
            return "connection refused";
        }
        return message.isEmpty() ? failure.getClass().getSimpleName() : message;
    }

    private String tlsMend(String message) {
        boolean plain = message.toLowerCase(Locale.ROOT).contains("unrecognized ssl message");
        return plain
                ? "; the engine does not speak TLS at " + address.uri()
                : "; check the certificates' folder";
    }

    static String timedOut(Duration limit) {
        return "no answer within %s s".formatted(limit.toMillis() / 1000.0);
    }
}
