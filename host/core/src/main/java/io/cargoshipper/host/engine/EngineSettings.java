package io.cargoshipper.host.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What the configuration says about the engine. There is no time limit for a response: logs and
 * events may be silent for long, and a call that has run out of time closes its lease.
 *
 * @param host where the engine is, e.g. {@code unix:///run/docker.sock}, {@code tcp://host:2376} or
 *     the path of a socket; blank counts as absent
 * @param context the name of a Docker CLI context; blank counts as absent
 * @param tlsVerify true: use TLS for TCP addresses and check the engine's certificate; false: do
 *     not check it; absent: as {@code DOCKER_TLS_VERIFY} says
 * @param certificates a folder with {@code ca.pem}, {@code cert.pem} and {@code key.pem}, as far as
 *     needed; TLS is used for TCP addresses when it is given
 * @param connectTimeout how long an engine may take to accept a connection and to answer the first
 *     ping; absent: 2 seconds on this machine, 5 over TCP
 */
public record EngineSettings(
        Optional<String> host,
        Optional<String> context,
        Optional<Boolean> tlsVerify,
        Optional<Path> certificates,
        Optional<Duration> connectTimeout) {

    private static final Duration LOCAL_CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration REMOTE_CONNECT_TIMEOUT = Duration.ofSeconds(5);

    public EngineSettings {
        host = host.filter(value -> !value.isBlank());
        context = context.filter(value -> !value.isBlank());
        Objects.requireNonNull(tlsVerify, "tlsVerify");
        Objects.requireNonNull(certificates, "certificates");
        connectTimeout.ifPresent(
                timeout -> {
                    if (timeout.isNegative() || timeout.isZero()) {
                        throw new IllegalArgumentException(
                                "connectTimeout is %s; it must be above zero".formatted(timeout));
                    }
                });
    }

    /** Leaves everything to the environment and to discovery. */
    public static EngineSettings defaults() {
        return new EngineSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Duration connectTimeout(EngineAddress address) {
        return connectTimeout.orElse(
                address.isRemote() ? REMOTE_CONNECT_TIMEOUT : LOCAL_CONNECT_TIMEOUT);
    }
}
