package io.cargoshipper.host.engine;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where an engine may be, and who said so.
 *
 * @param uri {@code unix:///path}, {@code npipe:////./pipe/name} or {@code tcp://host:port[/path]}
 * @param source who named it, for messages: {@code "DOCKER_HOST"}, {@code "context 'colima'"}
 * @param tls present when a TCP address is spoken to with TLS
 */
public record EngineAddress(URI uri, String source, Optional<EngineTls> tls) {

    public EngineAddress {
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(tls, "tls");
    }

    static EngineAddress ofSocket(Path socket, String source) {
        return ofSocket(socket.toString(), source);
    }

    static EngineAddress ofSocket(String socket, String source) {
        return new EngineAddress(
                URI.create("unix://" + EncodedPath.of(socket)), source, Optional.empty());
    }

    /** The socket's file, when this is a Unix socket. */
    public Optional<Path> socket() {
        return uri.getScheme().equals("unix")
                ? Optional.of(Path.of(uri.getPath()))
                : Optional.empty();
    }

    /** Whether this may be another machine. */
    public boolean isRemote() {
        return uri.getScheme().equals("tcp");
    }

    /** The address and who named it, for messages. */
    public String describe() {
        return "%s (%s)".formatted(uri, source);
    }
}
