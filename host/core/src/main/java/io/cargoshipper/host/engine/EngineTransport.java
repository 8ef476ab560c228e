package io.cargoshipper.host.engine;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.time.Duration;

/** Sends requests to one engine, each over a connection of its own. Holds nothing open. */
final class EngineTransport {

    private final EngineAddress address;
    private final EngineSocketFactory sockets;

    /**
     * @throws io.cargoshipper.api.ToolException when the TLS material cannot be used
     */
    EngineTransport(EngineAddress address, Duration connectTimeout) {
        this.address = address;
        this.sockets = new EngineSocketFactory(address, connectTimeout);
    }

    EngineAddress address() {
        return address;
    }

    /** Prepares a request; nothing is sent yet. */
    Exchange exchange(Request request) {
        return new Exchange(address, sockets, request);
    }
}
