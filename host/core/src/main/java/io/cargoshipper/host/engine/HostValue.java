package io.cargoshipper.host.engine;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value that names an engine, as {@code DOCKER_HOST} does, and who gave it. It takes the forms of
 * the Docker CLI, and the path of a socket.
 */
record HostValue(String value, String source, boolean windows) {

    private static final int PLAIN_PORT = 2375;
    private static final int TLS_PORT = 2376;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /**
     * A prefix that a proxy may put before the engine's paths. It must not hide a path of its own.
     */
    private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*/?");

    /**
     * Reads it.
     *
     * @param tls what to do when it is a TCP address; has no effect on sockets and pipes
     * @param verify whether to check the engine's certificate when only {@code https} asks for TLS
     */
    EngineAddress address(Optional<EngineTls> tls, boolean verify) {
        String trimmed = value.strip();
        if (trimmed.startsWith("/")) {
            return socket(trimmed);
        }
        int colon = trimmed.indexOf("://");
        if (colon < 0) {
            throw unusable(
                    "it has no scheme; write for example unix:///var/run/docker.sock or"
                            + " tcp://host:2376");
        }
        String rest = trimmed.substring(colon + "://".length());
        return switch (trimmed.substring(0, colon)) {
            case "unix" -> socket(rest);
            case "npipe" -> pipe(rest);
            case "tcp" -> tcp(trimmed, tls.isPresent() ? TLS_PORT : PLAIN_PORT, tls);
            case "http" -> http(trimmed, tls);
            case "https" ->
                    tcp(
                            trimmed,
                            HTTPS_PORT,
                            Optional.of(tls.orElseGet(() -> EngineTls.ofSystem(verify))));
            case "ssh" -> throw unusable(sshMend());
            default ->
                    throw unusable(
                            "its scheme is not one of unix, npipe, tcp, http and https; write for"
                                    + " example unix:///var/run/docker.sock");
        };
    }

    private EngineAddress socket(String path) {
        if (!path.startsWith("/")) {
            throw unusable("a socket's path must be absolute, as in unix:///var/run/docker.sock");
        }
        return EngineAddress.ofSocket(path, source);
    }

    private EngineAddress pipe(String path) {
        if (!windows) {
            throw unusable("named pipes are of Windows; use unix:///path here");
        }
        if (!path.startsWith("//")) {
            throw unusable("a pipe is written as in npipe:////./pipe/docker_engine");
        }
        return new EngineAddress(
                URI.create("npipe://" + EncodedPath.of(path)), source, Optional.empty());
    }

    private EngineAddress http(String text, Optional<EngineTls> tls) {
        if (tls.isPresent()) {
            throw unusable("http is plain, but TLS is asked for; write https:// or tcp://");
        }
        return tcp(text, HTTP_PORT, tls);
    }

    private EngineAddress tcp(String text, int defaultPort, Optional<EngineTls> tls) {
        URI uri = parse(text);
        if (uri.getHost() == null) {
            throw unusable("it names no valid host; write for example tcp://host:2376");
        }
        if (uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || !PREFIX.matcher(uri.getRawPath()).matches()) {
            throw unusable("it may hold a host, a port and a plain path only");
        }
        int port = uri.getPort() < 0 ? defaultPort : uri.getPort();
        String prefix = uri.getRawPath().replaceFirst("/$", "");
        return new EngineAddress(
                URI.create("tcp://%s:%d%s".formatted(uri.getHost(), port, prefix)), source, tls);
    }

    private URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw unusable("it is no valid address: " + e.getReason());
        }
    }

    private String sshMend() {
        return "ssh is not supported yet; forward the socket with 'ssh -N -L"
                + " /tmp/engine.sock:/var/run/docker.sock "
                + value.strip().substring("ssh://".length())
                + "' and use unix:///tmp/engine.sock";
    }

    private RuntimeException unusable(String why) {
        return EngineErrors.unusable(
                "The engine address '%s' (%s) cannot be used: %s".formatted(value, source, why));
    }
}
