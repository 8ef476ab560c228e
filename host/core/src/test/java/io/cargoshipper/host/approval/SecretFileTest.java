package io.cargoshipper.host.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.host.approval.SecretFile.WrongSecretException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretFileTest {

    private static final char[] SECRET = "correct horse battery".toCharArray();
    private static final int FEW = 10;
    private static final byte[] MESSAGE = "this".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path folder;

    @Test
    void whoKnowsTheSecretSignsWhatTheFileVerifies() throws Exception {
        SecretFile file = SecretFile.of(SECRET, FEW);

        String signature = file.sign(SECRET, MESSAGE);

        assertThat(file.verifies(MESSAGE, signature)).isTrue();
        assertThat(file.verifies("that".getBytes(StandardCharsets.UTF_8), signature)).isFalse();
    }

    @Test
    void whoDoesNotKnowItDoesNotSign() {
        SecretFile file = SecretFile.of(SECRET, FEW);

        assertThatThrownBy(() -> file.sign("correct horse".toCharArray(), MESSAGE))
                .isInstanceOf(WrongSecretException.class)
                .hasMessage("that is not the secret");
    }

    @Test
    void theSameSecretInAnotherFileIsOfNoUse() throws Exception {
        String signature = SecretFile.of(SECRET, FEW).sign(SECRET, MESSAGE);

        assertThat(SecretFile.of(SECRET, FEW).verifies(MESSAGE, signature)).isFalse();
    }

    @Test
    void whatIsNoSignatureVerifiesNothing() {
        SecretFile file = SecretFile.of(SECRET, FEW);

        assertThat(file.verifies(MESSAGE, "")).isFalse();
        assertThat(file.verifies(MESSAGE, "no base64!")).isFalse();
        assertThat(file.verifies(MESSAGE, file.publicKey())).isFalse();
    }

    @Test
    void isReadAsItWasWrittenWithoutTheSecretInIt() throws Exception {
        SecretFile file = SecretFile.of(SECRET, FEW);
        Path path = folder.resolve("approver.json");
        Files.writeString(path, file.text());

        assertThat(SecretFile.read(path)).isEqualTo(file);
        assertThat(file.text()).doesNotContain("correct", "horse");
    }

    @Test
    void aSecretThatCouldBeGuessedIsNotTaken() {
        assertThatThrownBy(() -> SecretFile.of("12345678901".toCharArray(), FEW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the secret has 11 characters; take at least 12");
    }

    @Test
    void anotherFileIsNamedWithTheMend() throws Exception {
        Path path = folder.resolve("approver.json");
        for (String text : new String[] {"", "null", "[]", "{}", "{\"format\":2}", "secret"}) {
            Files.writeString(path, text);
            assertThatThrownBy(() -> SecretFile.read(path))
                    .as(text)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cargoshipper approvals set-secret");
        }
    }
}
