package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.DockerException;
import io.cargoshipper.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineMessageTest {

    @Test
    void isWhatTheEngineSaid() {
        assertThat(message("{\"message\":\"no \\\"x\\\"\\n\"}\n")).isEqualTo("no \"x\"");
        assertThat(message("page not found")).isEqualTo("page not found");
        assertThat(message("")).isEmpty();
        assertThat(message(null)).isEmpty();
    }

    @Test
    void isShownAsItIsWhereItIsOfAnotherForm() {
        assertThat(message("{\"error\":1}")).isEqualTo("{\"error\":1}");
        assertThat(message("{no json")).isEqualTo("{no json");
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_ARGUMENT",
        "404, NOT_FOUND",
        "304, CONFLICT",
        "409, CONFLICT",
        "501, UNSUPPORTED_BY_ENGINE",
        "500, ENGINE_ERROR"
    })
    void hasACode(int status, ErrorCode code) {
        assertThat(EngineMessage.codeOf(new DockerException("", status))).isEqualTo(code);
    }

    private static String message(String text) {
        return EngineMessage.of(new DockerException(text, 500));
    }
}
