package io.cargoshipper.host.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.FilterInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Sends a lease's requests, and knows which are under way. Connects to the engine when asked to.
 */
final class LeaseTransport implements DockerHttpClient {

    private final Supplier<EngineTransport> engine;
    private final OpenExchanges exchanges;

    LeaseTransport(Supplier<EngineTransport> engine, OpenExchanges exchanges) {
        this.engine = engine;
        this.exchanges = exchanges;
    }

    /**
     * @throws io.cargoshipper.api.ToolException when no engine answers, the connection breaks, or
     *     the lease is over
     */
    @Override
    public Response execute(Request request) {
        Exchange exchange = engine.get().exchange(request);
        exchanges.add(exchange);
        try {
            return new Tracked(exchange, exchange.execute());
        } catch (EngineIoException e) {
            exchanges.remove(exchange);
            exchanges.requireOpen();
            throw EngineErrors.of(e);
        } catch (RuntimeException e) {
            exchanges.remove(exchange);
            throw e;
        }
    }

    /** Nothing is held open between requests. */
    @Override
    public void close() {}

    private final class Tracked implements Response {

        private final Exchange exchange;
        private final Response response;
        private final InputStream body;

        Tracked(Exchange exchange, Response response) {
            this.exchange = exchange;
            this.response = response;
            this.body = new Body(response.getBody());
        }

        @Override
        public int getStatusCode() {
            return response.getStatusCode();
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return response.getHeaders();
        }

        @Override
        public InputStream getBody() {
            return body;
        }

        @Override
        public void close() {
            exchanges.remove(exchange);
            response.close();
        }

        /** Whoever has only this closes the whole with it. */
        private final class Body extends FilterInputStream {

            Body(InputStream body) {
                super(body);
            }

            @Override
            public void close() {
                Tracked.this.close();
            }
        }
    }
}
