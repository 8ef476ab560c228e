package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Containers as resources, read by a client. */
@UseTestEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainerResourcesIT {

    private final TestEngine engine;
    private RawClient client;
    private Fixture fixture;

    ContainerResourcesIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeAll
    void connect(@TempDir Path folder) {
        client = RawClient.of(Launch.in(folder).on(engine));
        fixture = Fixture.running(engine, "echo it lives; sleep 600");
        Eventually.holds(
                "it has written",
                () -> read("container://logs/" + fixture.name()).contains("it lives"));
    }

    @AfterAll
    void disconnect() {
        fixture.close();
        client.close();
    }

    @Test
    void allContainersAreATableOrJson() {
        assertThat(read("docker://containers"))
                .contains("NAME", "STATUS", fixture.name(), engine.image());
        assertThat(read("docker://containers?format=json"))
                .startsWith("{\"containers\":[")
                .contains("\"name\":\"" + fixture.name() + "\"");
    }

    @Test
    void oneIsDescribed() {
        assertThat(read("docker://container/" + fixture.name()))
                .contains("Name: /" + fixture.name(), "State:", "  Status: running");
    }

    @Test
    void itsLogHasTwoAddresses() {
        // Each is fenced by marks of its own.
        assertThat(read("container://logs/" + fixture.name()).lines().skip(1))
                .startsWith("it lives");
        assertThat(read("docker://container/" + fixture.name() + "/logs").lines().skip(1))
                .startsWith("it lives");
    }

    @Test
    void itsUseIsMeasured() {
        assertThat(read("container://stats/" + fixture.name()))
                .contains("CPU %", "MEMORY", fixture.name());
        assertThat(read("container://stats/" + fixture.name() + "?format=json"))
                .contains("\"memory_usage_bytes\":");
    }

    @Test
    void itsNameIsCompleted() {
        JsonNode answer =
                client.request(
                        "completion/complete",
                        Map.of(
                                "ref",
                                Map.of(
                                        "type",
                                        "ref/resource",
                                        "uri",
                                        "container://logs/{container}"),
                                "argument",
                                Map.of(
                                        "name",
                                        "container",
                                        "value",
                                        fixture.name().substring(0, 12))));
        assertThat(answer.path("result").path("completion").path("values").toString())
                .contains(fixture.name());
    }

    @Test
    void itIsListed() {
        String listed = client.request("resources/list", Map.of()).path("result").toString();
        assertThat(listed)
                .contains(
                        "docker://containers",
                        "docker://container/" + fixture.name(),
                        "container://logs/" + fixture.name());
    }

    @Test
    void oneThatIsNotThere() {
        JsonNode answer =
                client.request("resources/read", Map.of("uri", "docker://container/no-such"));
        assertThat(answer.has("error")).as(answer.toString()).isTrue();
        assertThat(answer.path("error").path("message").asString()).contains("no-such");
    }

    private String read(String uri) {
        JsonNode answer = client.request("resources/read", Map.of("uri", uri));
        assertThat(answer.has("result")).as(answer.toString()).isTrue();
        return answer.path("result").path("contents").path(0).path("text").asString();
    }
}
