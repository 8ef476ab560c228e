package io.cargoshipper.host.engine;

import com.github.dockerjava.transport.DockerHttpClient;

/** What a pack's client holds: the guarded way to the engine for as long as the lease lasts. */
final class LeaseHttpClient implements DockerHttpClient {

    private final OpenExchanges exchanges;
    private final DockerHttpClient guarded;

    LeaseHttpClient(OpenExchanges exchanges, DockerHttpClient guarded) {
        this.exchanges = exchanges;
        this.guarded = guarded;
    }

    @Override
    public Response execute(Request request) {
        exchanges.requireOpen();
        return guarded.execute(request);
    }

    /** Called when a pack closes its client, which is not the pack's to end. */
    @Override
    public void close() {}
}
