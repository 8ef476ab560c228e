package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SetupAdviceTest {

    @Test
    void findsWhatAPlainContainerLacks() {
        assertThat(advice("plain", Optional.of(0L)))
                .anyMatch(it -> it.startsWith("no health check"))
                .anyMatch(it -> it.startsWith("no restart policy"))
                .anyMatch(it -> it.contains("json-file without max-size"))
                .anyMatch(it -> it.startsWith("it runs as root"))
                .anyMatch(it -> it.startsWith("it has changed nothing"));
    }

    @Test
    void findsLittleInOneThatIsSetUpWell() {
        assertThat(advice("shop", Optional.of(3L)))
                .hasSize(3)
                .anyMatch(it -> it.startsWith("it runs as root"))
                .anyMatch(it -> it.startsWith("it has changed 3 path(s)"))
                .anyMatch(it -> it.startsWith("its main process is a shell"));
    }

    @Test
    void saysNothingOfFilesWhereTheyAreUnknownOrReadOnly() {
        assertThat(advice("plain", Optional.empty())).noneMatch(it -> it.contains("file system"));
        assertThat(advice("deep", Optional.of(0L))).noneMatch(it -> it.contains("file system"));
    }

    @Test
    void proposesAHealthCheckOnAPortOfIts() {
        EngineObject web =
                Captured.parsed(
                        "{\"Config\": {\"ExposedPorts\": {\"53/udp\": {}, \"8080/tcp\": {}}}}");
        assertThat(SetupAdvice.of(web, Optional.empty()))
                .anyMatch(it -> it.text().contains("http://127.0.0.1:8080/"));
    }

    private static List<String> advice(String container, Optional<Long> changes) {
        return SetupAdvice.of(Captured.object(container), changes).stream()
                .map(Finding::text)
                .toList();
    }
}
