package io.cargoshipper.host.engine;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.cargoshipper.host.engine.EngineIoException.Stage;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.NameValuePair;

/** The response of an {@link Exchange}; closing it, or its body, ends the exchange. */
final class ExchangeResponse implements Response {

    private final Exchange exchange;
    private final ClassicHttpResponse response;
    private final InputStream body;

    ExchangeResponse(Exchange exchange, ClassicHttpResponse response, InputStream body) {
        this.exchange = exchange;
        this.response = response;
        this.body = new Body(body);
    }

    @Override
    public int getStatusCode() {
        return response.getCode();
    }

    @Override
    public Map<String, List<String>> getHeaders() {
        return Stream.of(response.getHeaders())
                .collect(
                        Collectors.groupingBy(
                                NameValuePair::getName,
                                Collectors.mapping(Header::getValue, Collectors.toList())));
    }

    @Override
    public InputStream getBody() {
        return body;
    }

    @Override
    public void close() {
        exchange.close();
    }

    private final class Body extends FilterInputStream {

        Body(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read;
            try {
                read = super.read(bytes, offset, length);
            } catch (IOException e) {
                exchange.requireInput();
                throw exchange.failure(Stage.ANSWERING, e);
            }
            if (read < 0) {
                exchange.requireInput();
            }
            return read;
        }

        /** Does not read the rest, as the HTTP stream would: a stream of events has no end. */
        @Override
        public void close() {
            exchange.close();
        }
    }
}
