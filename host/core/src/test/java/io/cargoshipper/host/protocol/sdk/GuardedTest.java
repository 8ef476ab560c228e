package io.cargoshipper.host.protocol.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpError;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

class GuardedTest {

    private static String handle(McpRequestHandler<String> handler) {
        return new Guarded<>("a/method", handler).handle(null, null).block();
    }

    @Test
    void passesResultsOn() {
        assertThat(handle((exchange, params) -> Mono.just("result"))).isEqualTo("result");
    }

    @Test
    void passesErrorsOnThatAreMeantForTheClient() {
        McpError error = RpcErrors.invalidParams("no such thing");

        assertThatThrownBy(() -> handle((exchange, params) -> Mono.error(error))).isSameAs(error);
        assertThatThrownBy(
                        () ->
                                handle(
                                        (exchange, params) -> {
                                            throw error;
                                        }))
                .isSameAs(error);
    }

    static Stream<Arguments> defects() {
        return Stream.of(
                defect("returns null", (exchange, params) -> null),
                defect("ends empty", (exchange, params) -> Mono.empty()),
                defect(
                        "ends with an exception",
                        (exchange, params) -> Mono.error(new IllegalStateException("secret"))),
                defect(
                        "ends with an error",
                        (exchange, params) -> Mono.error(new LinkageError("secret"))),
                defect(
                        "throws an exception",
                        (exchange, params) -> {
                            throw new IllegalStateException("secret");
                        }),
                defect(
                        "throws an error",
                        (exchange, params) -> {
                            throw new StackOverflowError("secret");
                        }));
    }

    private static Arguments defect(String what, McpRequestHandler<String> handler) {
        return arguments(what, handler);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defects")
    void hidesDefects(String what, McpRequestHandler<String> handler) {
        assertThatThrownBy(() -> handle(handler))
                .isInstanceOfSatisfying(
                        McpError.class,
                        error -> assertThat(error.getJsonRpcError()).isEqualTo(RpcErrors.INTERNAL));
    }
}
