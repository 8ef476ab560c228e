package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamFailureTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "manifest for a:9 not found: manifest unknown | NOT_FOUND | name, tag and platform",
                "no matching manifest for linux/s390x | NOT_FOUND | name, tag and platform",
                "pull access denied for a, repository does not exist | NOT_FOUND | docker login",
                "no basic auth credentials | ENGINE_ERROR | docker login",
                "unauthorized: authentication required | ENGINE_ERROR | docker login",
                "toomanyrequests: rate limit | RATE_LIMITED | wait",
                "dial tcp: no route to host | ENGINE_ERROR | no route"
            })
    void saysWhatARegistryMeans(String reason, ErrorCode code, String hint) {
        ToolException failure = StreamFailure.ofRegistry("cannot pull 'a'", reason, null);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure).hasMessageStartingWith("cannot pull 'a': " + reason);
        assertThat(failure).hasMessageContaining(hint);
    }
}
