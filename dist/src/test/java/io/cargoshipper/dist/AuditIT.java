package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What calls leave behind in the audit trail, and what is seen of those who tamper with it. */
@UseTestEngine
class AuditIT {

    private static final String LIST = "docker_list_containers";
    private static final String STOP = "docker_stop_container";
    private static final String REMOVE = "docker_remove_container";
    private static final String SECRET = "correct-horse-battery-staple-4711";

    private final TestEngine engine;

    @TempDir private Path folder;

    AuditIT(TestEngine engine) {
        this.engine = engine;
    }

    @Test
    void aSessionLeavesAWholeChain() {
        serve(
                launch(),
                client -> {
                    client.toolNames();
                    assertThat(trail()).as("before any call").isEmpty();
                    client.call(LIST, Map.of()).assertSuccess();
                });

        assertThat(events()).containsExactly("start", "intent", "outcome", "end");
        JsonNode outcome = records().get(2);
        assertThat(outcome.path("name").asString()).isEqualTo(LIST);
        assertThat(outcome.path("client").asString()).isEqualTo("raw 1");
        assertThat(outcome.path("code").asString()).isEqualTo("OK");
        assertThat(outcome.path("bytes").asLong()).isPositive();
        assertThat(outcome.has("address")).as("an address over stdio").isFalse();
        CommandResult verified = launch().run("audit", "verify");
        assertThat(verified.exitCode()).as(verified.stdout()).isZero();
        assertThat(verified.stdout()).contains("4 lines in 1 files, ended in good order");
    }

    @Test
    void whatACallWillDoIsThereBeforeItIsDone() {
        try (Fixture fixture = Fixture.idle(engine)) {
            serve(
                    launch(),
                    client ->
                            client.call(STOP, Map.of("container", fixture.name(), "timeout", 1))
                                    .assertSuccess());
        }

        assertThat(events()).startsWith("start", "intent", "engine").endsWith("outcome", "end");
        JsonNode intent = records().get(1);
        assertThat(intent.path("tier").asString()).isEqualTo("MODERATE");
        JsonNode request = records().get(2);
        assertThat(request.path("method").asString()).isEqualTo("POST");
        assertThat(request.path("path").asString()).endsWith("/stop");
        assertThat(request.path("operation").asString()).isEqualTo("container.stop");
        assertThat(request.path("allowed").asBoolean()).isTrue();
        assertThat(request.path("call")).isEqualTo(intent.path("call"));
    }

    @Test
    void refusalsAreThereWithTheLayerAndTheLineThatMadeThem() {
        Launch launch = launch().configuration("# first\npolicy.tools.deny = [\"" + STOP + "\"]");
        serve(
                launch,
                client -> {
                    client.call(STOP, Map.of("container", "web"));
                    client.call(LIST, Map.of("colour", "red"));
                    client.request("tools/call", Map.of("name", "no_such_tool"));
                });

        assertThat(events()).containsExactly("start", "refused", "refused", "refused", "end");
        JsonNode denied = records().get(1);
        assertThat(denied.path("code").asString()).isEqualTo("REFUSED_BY_POLICY");
        assertThat(denied.path("layer").asString()).endsWith("cargoshipper.conf");
        assertThat(denied.path("line").asString()).contains("policy.tools.deny", "line 2");
        assertThat(denied.path("reason").asString()).contains(STOP);
        assertThat(records().get(2).path("code").asString()).isEqualTo("INVALID_ARGUMENT");
        assertThat(records().get(3).path("code").asString()).isEqualTo("UNKNOWN");
        assertThat(records().get(3).path("name").asString()).isEqualTo("no_such_tool");
    }

    @Test
    void aSecretIsNotInIt() throws IOException {
        serve(
                launch(),
                client -> {
                    client.call(
                            "docker_run_container",
                            Map.of(
                                    "image",
                                    engine.image(),
                                    "remove",
                                    true,
                                    "wait",
                                    true,
                                    "command",
                                    List.of("true", "--password", SECRET),
                                    "environment",
                                    Map.of("DB_PASSWORD", SECRET, "COLOUR", "red"),
                                    "labels",
                                    Map.of("api-key", SECRET)));
                    client.call(
                            LIST, Map.of("filters", Map.of("label", List.of("token=" + SECRET))));
                });

        assertThat(events()).contains("intent", "outcome");
        for (Path file : trail()) {
            assertThat(Files.readString(file))
                    .doesNotContain(SECRET)
                    .contains(
                            "\"environment\":\"[redacted: ",
                            "\"--password\",\"[redacted: ",
                            "\"api-key\":\"[redacted: ");
        }
    }

    @Test
    void whoTampersIsFound() throws IOException {
        serve(
                launch(),
                client -> {
                    client.call(LIST, Map.of());
                    client.call(REMOVE, Map.of("container", "web"));
                });
        Path file = trail().get(0);
        Files.writeString(file, Files.readString(file).replace(REMOVE, LIST));

        CommandResult verified = launch().run("audit", "verify");

        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.stdout()).contains("BROKEN", file + ":4: the line was changed");
    }

    @Test
    void everyProcessHasAChainOfItsOwn() {
        try (RawClient one = RawClient.of(launch());
                RawClient other = RawClient.of(launch())) {
            for (int i = 0; i < 5; i++) {
                one.call(LIST, Map.of());
                other.call(LIST, Map.of());
            }
            JsonNode running = launch().run("audit", "verify", "--json").json();
            assertThat(running.path("chains")).hasSize(2);
            assertThat(running.path("chains").valueStream())
                    .allSatisfy(
                            chain -> {
                                assertThat(chain.path("ending").asString()).isEqualTo("RUNNING");
                                assertThat(chain.path("lines").asInt()).isEqualTo(11);
                            });
            end(one);
            other.server().close(); // killed
            other.awaitExit();
        }

        JsonNode verified = launch().run("audit", "verify", "--json").json();
        assertThat(verified.path("ok").asBoolean()).isTrue();
        assertThat(verified.path("chains").valueStream())
                .extracting(chain -> chain.path("ending").asString())
                .containsExactlyInAnyOrder("ENDED", "WITHOUT_END");
    }

    @Test
    void withoutRoomForTheTrailNothingIsChangedAndReadingGoesOn() throws IOException {
        Files.createDirectories(state().getParent());
        Files.writeString(state(), "in the way");
        try (Fixture fixture = Fixture.idle(engine)) {
            try (RawClient client = RawClient.of(launch())) {
                client.call(LIST, Map.of()).assertSuccess();
                ToolAnswer refused =
                        client.call(STOP, Map.of("container", fixture.name()))
                                .assertFailure("REFUSED_BY_POLICY");
                assertThat(refused.text()).contains("audit trail", "audit.file");
                assertThat(fixture.isRunning()).isTrue();
                assertThat(client.server().stderr()).contains("audit trail");

                Files.delete(state());
                client.call(STOP, Map.of("container", fixture.name(), "timeout", 1))
                        .assertSuccess();
                end(client);
            }
        }

        assertThat(events()).startsWith("start", "gap", "intent");
        assertThat(launch().run("audit", "verify").exitCode()).isZero();
    }

    @Test
    void aFullDiskStopsWhatChanges() {
        try (Fixture fixture = Fixture.idle(engine);
                RawClient client =
                        RawClient.of(launch().variable("SECURITY_AUDIT_LOG_FILE", "/dev/full"))) {
            client.call(LIST, Map.of()).assertSuccess();
            assertThat(
                            client.call(STOP, Map.of("container", fixture.name()))
                                    .assertFailure("REFUSED_BY_POLICY")
                                    .text())
                    .contains("/dev/full", "No space left on device");
        }
    }

    @Test
    void theNewestLinesAreShown() {
        serve(launch(), client -> client.call(LIST, Map.of()));

        CommandResult tail = launch().run("audit", "tail", "-n", "2");

        assertThat(tail.exitCode()).isZero();
        assertThat(tail.stdout().lines()).hasSize(3);
        assertThat(tail.stdout()).contains("TIME", "outcome", LIST, "end");
    }

    private interface Talk {
        void with(RawClient client);
    }

    private static void serve(Launch launch, Talk talk) {
        try (RawClient client = RawClient.of(launch)) {
            talk.with(client);
            end(client);
        }
    }

    private static void end(RawClient client) {
        client.endInput();
        assertThat(client.awaitExit()).isZero();
    }

    private Launch launch() {
        return Launch.in(folder).on(engine);
    }

    /** The folder that trails go to, of this test's home. */
    private Path state() {
        return folder.resolve("home/.local/state/cargoshipper");
    }

    private List<Path> trail() {
        Path audit = state().resolve("audit");
        if (!Files.exists(audit)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(audit)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<JsonNode> records() {
        List<JsonNode> records = new ArrayList<>();
        for (Path file : trail()) {
            try (Stream<String> lines = Files.lines(file)) {
                lines.forEach(line -> records.add(JsonMapper.shared().readTree(line)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return records;
    }

    private List<String> events() {
        return records().stream().map(record -> record.path("event").asString()).toList();
    }
}
