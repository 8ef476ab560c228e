package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts as engines 20.10 to 28 give them. */
class StartErrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exec: \"nosuchcmd\": executable file not found in $PATH: unknown | not in the image",
                "exec /app: exec format error | another architecture",
                "driver failed programming external connectivity on endpoint web: Bind for 0.0.0.0:80 failed: port is already allocated | a port of the host",
                "error mounting \"/srv/a\" to rootfs at \"/etc/a\": not a directory: unknown | a file is mounted on a folder",
                "unable to find user app: no matching entries in passwd file | user or group",
                "OCI runtime create failed: runc create failed: exec: \"/app\": permission denied: unknown | not permitted",
                "exec: \"/entrypoint.sh\": stat /entrypoint.sh: no such file or directory: unknown | a file that it needs is missing",
                "could not select device driver \"\" with capabilities: [[gpu]] | driver for it (GPU)",
                "listen tcp4 0.0.0.0:80: bind: address already in use | a port of the host",
                "Address already in use | the address it is to have is taken",
                "network 0123 not found | a network it is to join"
            })
    void knowsTheUsualOnes(String error, String meaning) {
        assertThat(StartErrors.explain(error)).contains(meaning);
    }

    @Test
    void doesNotGuess() {
        assertThat(StartErrors.explain("something else"))
                .isEqualTo("for a reason that is not among the usual ones");
    }
}
