package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.host.transport.StdioLink;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Puts the SDK's own client at the end of a {@link StdioLink}. */
public final class StreamClientTransport implements McpClientTransport {
    private final JacksonMcpJsonMapper mapper =
            new JacksonMcpJsonMapper(JsonMapper.builder().build());
    private final StdioLink link;
    private final OutputStream out;

    public StreamClientTransport(StdioLink link) {
        this.link = link;
        this.out = link.toServer();
    }

    @Override
    public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
        return Mono.fromRunnable(
                () -> {
                    Thread reader = new Thread(() -> read(handler), "sdk-client");
                    reader.setDaemon(true);
                    reader.start();
                });
    }

    private void read(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(link.fromServer(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                handler.apply(Mono.just(McpSchema.deserializeJsonRpcMessage(mapper, line)))
                        .subscribe();
            }
        } catch (IOException e) {
            // the link was closed
        }
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        return Mono.fromCallable(
                () -> {
                    byte[] json = mapper.writeValueAsBytes(message);
                    synchronized (out) {
                        out.write(json);
                        out.write('\n');
                        out.flush();
                    }
                    return null;
                });
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return mapper.convertValue(data, type);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.fromCallable(
                () -> {
                    link.endInput();
                    return null;
                });
    }
}
