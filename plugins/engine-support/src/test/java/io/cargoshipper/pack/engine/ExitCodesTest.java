package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodesTest {

    @ParameterizedTest
    @CsvSource({
        "0, successfully",
        "125, the engine itself",
        "126, could not be executed",
        "127, command not found",
        "137, SIGKILL (9)",
        "139, SIGSEGV (11)",
        "143, SIGTERM (15)"
    })
    void explainsWhatIsAgreedOn(long code, String part) {
        assertThat(ExitCodes.explain(code)).contains(part);
    }

    @Test
    void explainsSignals() {
        assertThat(ExitCodes.explain(138)).isEqualTo("SIGUSR1 (10): ended by that signal");
        assertThat(ExitCodes.explain(165)).isEqualTo("signal 37 (37): ended by that signal");
        assertThat(ExitCodes.signal(143)).contains("SIGTERM");
        assertThat(ExitCodes.signal(1)).isEmpty();
        assertThat(ExitCodes.signal(255)).isEmpty();
    }

    @Test
    void leavesTheRestToTheProgram() {
        assertThat(ExitCodes.explain(42)).startsWith("the program's own code");
        assertThat(ExitCodes.explain(3_221_225_786L)).startsWith("the program's own code");
        assertThat(ExitCodes.explain(-1)).startsWith("the program's own code");
    }
}
