package io.cargoshipper.host.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

final class PackJsonTest {

    record Port(String text, Optional<Integer> index) {
        Port {
            switch (text) {
                case "null" -> throw new NullPointerException("inner");
                case "taken" -> throw new ToolException(ErrorCode.CONFLICT, "port is taken");
                case "silent" -> throw new IllegalArgumentException();
                default -> {
                    try {
                        Integer.parseInt(text);
                    } catch (NumberFormatException e) {
                        throw new IllegalArgumentException(
                                "port '%s' is no number".formatted(text), e);
                    }
                }
            }
        }
    }

    record Ports(List<Port> publishedPorts, Optional<Instant> since, Optional<Integer> most) {}

    private final PackJson json = new PackJson();

    @Test
    void whatARecordRefusesIsSaidInItsWords() {
        refusal("9x").isEqualTo("port '9x' is no number");
        refusal("silent").isEqualTo("argument 'published_ports[1]' is not accepted");
    }

    @Test
    void aToolExceptionKeepsItsCode() {
        assertThatThrownBy(() -> decode("taken"))
                .asInstanceOf(type(ToolException.class))
                .extracting(ToolException::code)
                .isEqualTo(ErrorCode.CONFLICT);
    }

    @Test
    void aDefectOfARecordIsNoFaultOfTheCaller() {
        assertThatThrownBy(() -> decode("null"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("inner");
    }

    @Test
    void whatDoesNotFitIsNamedWithTheFormExpected() {
        message(Map.of("published_ports", List.of(), "since", "yesterday"))
                .isEqualTo("argument 'since': expected a time like 2026-01-31T12:00:00Z");
        message(Map.of("published_ports", List.of(), "most", 3_000_000_000L))
                .isEqualTo(
                        "argument 'most': expected a whole number from -2147483648 to 2147483647");
        message(
                        Map.of(
                                "published_ports",
                                List.of(
                                        Map.of(
                                                "text",
                                                "1",
                                                "index",
                                                BigInteger.ONE.shiftLeft(80)))))
                .startsWith("argument 'published_ports[0].index': expected a whole number");
    }

    private AbstractStringAssert<?> refusal(String port) {
        return message(ports(port));
    }

    private AbstractStringAssert<?> message(Map<String, Object> arguments) {
        ToolException failure =
                catchThrowableOfType(
                        ToolException.class, () -> json.decode(arguments, Ports.class));
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        return assertThat(failure.getMessage());
    }

    private void decode(String port) {
        json.decode(ports(port), Ports.class);
    }

    private static Map<String, Object> ports(String port) {
        return Map.of("published_ports", List.of(Map.of("text", "80"), Map.of("text", port)));
    }
}
