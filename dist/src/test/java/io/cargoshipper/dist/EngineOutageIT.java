package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The host needs its engine for calls alone, and finds it again by itself. */
class EngineOutageIT {

    private static final String LIST = "docker_list_containers";
    private static final String UNAVAILABLE = "ENGINE_UNAVAILABLE";

    @TempDir private Path folder;

    @Test
    void withoutAnEngineToolsAreListed() {
        try (RawClient client = RawClient.of(Launch.in(folder))) {
            assertThat(client.toolNames()).contains(LIST);
        }
    }

    @Test
    void withoutAnEngineCallsSayWhatWasTriedAndWhyItFailed() {
        Path socket = folder.resolve("nobody.sock");
        Launch launch = Launch.in(folder).variable("DOCKER_HOST", "unix://" + socket);
        try (RawClient client = RawClient.of(launch)) {
            ToolAnswer answer = client.call(LIST, Map.of()).assertFailure(UNAVAILABLE);

            assertThat(answer.text()).contains("no such socket", socket.toString(), "DOCKER_HOST");
        }
    }

    @Test
    void withoutAnEngineTheHealthCheckSaysSo() {
        try (RawClient client = RawClient.of(Launch.in(folder))) {
            ToolAnswer answer = client.call("docker_healthcheck", Map.of()).assertSuccess();

            assertThat(answer.structured().path("healthy").asBoolean()).isFalse();
        }
    }

    @Test
    void anAddressThatCannotBeUsedIsNamed() {
        Launch launch = Launch.in(folder).variable("DOCKER_HOST", "carrier-pigeon://engine");
        try (RawClient client = RawClient.of(launch)) {
            ToolAnswer answer = client.call(LIST, Map.of()).assertFailure(UNAVAILABLE);

            assertThat(answer.text()).contains("carrier-pigeon://engine");
        }
    }

    /** With an engine that goes and comes: one of its own, since other tests need theirs. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @DisabledIfEnvironmentVariable(
            named = "CARGOSHIPPER_TEST_DOCKER_HOST",
            matches = ".+",
            disabledReason = "an engine that was given is not taken down")
    class WithAnEngineOfItsOwn {

        private EngineScript engine;
        private String address;

        @BeforeAll
        void start(@TempDir Path state) {
            engine = EngineScript.in(state.resolve("engine"));
            address = engine.start();
        }

        @AfterAll
        void stop() {
            engine.stop();
        }

        @BeforeEach
        void bringItUp() {
            engine.up();
        }

        @Test
        void callsFailWhileItIsDownAndWorkAgainInTheSameSession() {
            try (RawClient client = RawClient.of(launch())) {
                client.call(LIST, Map.of()).assertSuccess();

                engine.down();
                client.call(LIST, Map.of()).assertFailure(UNAVAILABLE);

                engine.up();
                client.call(LIST, Map.of()).assertSuccess();
            }
        }

        @Test
        void anEngineThatRestartsBetweenTwoCallsIsNotNoticed() {
            try (RawClient client = RawClient.of(launch())) {
                client.call(LIST, Map.of()).assertSuccess();

                engine.down();
                engine.up();

                client.call(LIST, Map.of()).assertSuccess();
            }
        }

        @Test
        void callsWorkOnceItIsUpWhereTheHostWasFirst() {
            engine.down();
            try (RawClient client = RawClient.of(launch())) {
                client.call(LIST, Map.of()).assertFailure(UNAVAILABLE);

                engine.up();
                client.call(LIST, Map.of()).assertSuccess();
            }
        }

        private Launch launch() {
            return Launch.in(folder).variable("DOCKER_HOST", address);
        }
    }
}
