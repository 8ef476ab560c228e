package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is not loaded before {@code tools/list} is answered, as the virtual machine's own log of
 * loaded classes tells: start-up is what a person waits for.
 */
class StartupIT {

    private static final int STARTS = 3;

    private static List<String> loaded;

    /**
     * Soon after the answer the host warms up for the first call, and where this process is held up
     * before it reads the log, that is in it too. So of several starts the shortest log counts.
     */
    @BeforeAll
    static void startAndListTools(@TempDir Path folder) throws IOException {
        List<List<String>> logs = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            logs.add(loadedUntilToolsAreListed(folder.resolve("classes-%d.log".formatted(i))));
        }
        loaded = Collections.min(logs, Comparator.comparingInt(List::size));
    }

    private static List<String> loadedUntilToolsAreListed(Path log) throws IOException {
        Launch launch =
                Launch.in(log.getParent())
                        .javaOptions("-Xlog:class+load:file=%s:none".formatted(log));
        try (RawClient client = RawClient.of(launch)) {
            assertThat(client.toolNames()).isNotEmpty();
            return Files.readAllLines(log);
        }
    }

    @Test
    void theLogIsThatOfTheHost() {
        assertThat(loaded).anyMatch(line -> line.startsWith("io.cargoshipper.host.Host "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // the code of packs
                "io.cargoshipper.pack.",
                // injectors
                "com.google.inject.internal.",
                "com.google.common.",
                // the making and checking of schemas
                "com.github.victools.",
                "com.networknt.schema.",
                "net.bytebuddy.",
                // connections to the engine
                "io.cargoshipper.host.engine.EngineLease",
                "io.cargoshipper.host.engine.registry.AuthorizingHttpClient",
                "io.cargoshipper.host.engine.registry.Credential",
                "io.cargoshipper.host.engine.registry.DockerCli",
                "io.cargoshipper.host.engine.registry.Helper",
                "io.cargoshipper.host.engine.registry.RegistryCredentials",
                "com.github.dockerjava.api.",
                "com.github.dockerjava.core.DockerClientImpl",
                "com.github.dockerjava.core.exec.",
                "org.apache.hc.",
                "com.fasterxml.jackson.databind.",
                // what calls leave behind, and the rates of callers over a network
                "io.cargoshipper.host.audit.AuditTrail",
                "io.github.bucket4j."
            })
    void isNotLoadedBeforeToolsAreListed(String prefix) {
        assertThat(loaded).filteredOn(line -> line.startsWith(prefix)).isEmpty();
    }

    @Test
    void noClassComesOutOfAPack() {
        String packs = Distribution.built().folder().resolve("plugins").toString();

        assertThat(loaded).filteredOn(line -> line.contains(packs)).isEmpty();
    }
}
