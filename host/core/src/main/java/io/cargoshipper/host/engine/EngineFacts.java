package io.cargoshipper.host.engine;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.util.Objects;
import java.util.Optional;

/**
 * What an engine says of itself when it is pinged.
 *
 * @param apiVersion the newest API version that it speaks, e.g. {@code 1.51}
 * @param server name and version, e.g. {@code Docker/28.5.2 (linux)}
 * @param os what its containers run on: {@code linux} or {@code windows}
 */
public record EngineFacts(
        EngineAddress address,
        Optional<String> apiVersion,
        Optional<String> server,
        Optional<String> os) {

    public EngineFacts {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(apiVersion, "apiVersion");
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(os, "os");
    }

    static EngineFacts of(EngineAddress address, Response ping) {
        return new EngineFacts(
                address,
                Optional.ofNullable(ping.getHeader("Api-Version")),
                Optional.ofNullable(ping.getHeader("Server")),
                Optional.ofNullable(ping.getHeader("Ostype")));
    }
}
