package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Tier;
import io.cargoshipper.api.index.ToolIndex;
import io.cargoshipper.dist.reference.ShippedPack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the profile for reading, nothing is changed: not by a tool, nor by a pack that lies. */
@UseTestEngine
class ReadOnlyIT {

    private static final String REFUSED = "REFUSED_BY_POLICY";
    private static final int SHIPPED = 54;

    @TempDir private Path folder;
    private final TestEngine engine;
    private EngineTap tap;
    private EngineState before;

    ReadOnlyIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void look() {
        tap = new EngineTap(engine, folder.resolve("engine.sock"));
        before = EngineState.of(engine.docker());
    }

    @AfterEach
    void nothingHasChanged() throws IOException {
        assertThat(tap.changes()).as("what was sent").isEmpty();
        assertThat(EngineState.of(engine.docker())).isEqualTo(before);
        tap.close();
    }

    @Test
    void onlyWhatReadsIsListedAndCallable() throws IOException {
        List<ToolIndex> tools = shipped();
        assertThat(tools).hasSize(SHIPPED);
        try (RawClient client = client("read-only")) {
            assertThat(client.toolNames().stream().filter(name -> name.startsWith("docker_")))
                    .containsExactlyInAnyOrderElementsOf(
                            tools.stream()
                                    .filter(tool -> tool.tier() == Tier.SAFE)
                                    .map(ToolIndex::name)
                                    .toList());
            for (ToolIndex tool : tools) {
                if (tool.tier() != Tier.SAFE) {
                    client.call(tool.name(), Map.of("container", "web")).assertFailure(REFUSED);
                }
            }
        }
    }

    @Test
    void argumentsThatWouldChangeSomethingAreRefused() throws IOException {
        Map<String, Map<String, Object>> calls =
                Map.of(
                        "docker_copy_from_container.to",
                        Map.of("container", "web", "path", "/etc/hosts", "to", "hosts"),
                        "docker_copy_from_container.overwrite",
                        Map.of(
                                "container", "web",
                                "path", "/etc/hosts",
                                "to", "hosts",
                                "overwrite", true),
                        "docker_system_prune.dry_run",
                        Map.of("dry_run", false));
        assertThat(calls.keySet())
                .as("the arguments by which tools that read change something")
                .containsExactlyInAnyOrderElementsOf(
                        shipped().stream()
                                .filter(tool -> tool.tier() == Tier.SAFE)
                                .flatMap(
                                        tool ->
                                                tool.raises().stream()
                                                        .map(
                                                                raise ->
                                                                        tool.name()
                                                                                + "."
                                                                                + raise.argument()))
                                .toList());
        try (RawClient client = client("read-only")) {
            calls.forEach(
                    (argument, arguments) ->
                            client.call(argument.substring(0, argument.indexOf('.')), arguments)
                                    .assertFailure(REFUSED));
        }
    }

    @Test
    void aPackThatSaysItOnlyReadsCannotWriteAllTheSame() {
        try (Fixture fixture = Fixture.idle(engine);
                RawClient client = client("read-only")) {
            before = EngineState.of(engine.docker());
            assertThat(client.toolNames())
                    .contains("perjurer_lie")
                    .doesNotContain("usurper_lend", "raw_send");
            for (String lie :
                    List.of("remove", "exec", "create", "prune", "build", "attach", "own_thread")) {
                client.call(
                                "perjurer_lie",
                                Map.of(
                                        "lie", lie,
                                        "container", fixture.name(),
                                        "image", engine.image()))
                        .assertFailure(REFUSED);
            }
            client.call("usurper_below", Map.of("way", "transport", "container", fixture.name()))
                    .assertFailure(REFUSED);
            client.call("usurper_lend", Map.of()).assertFailure(REFUSED);
            client.call("raw_send", Map.of()).assertFailure(REFUSED);
            assertThat(EngineState.of(engine.docker())).isEqualTo(before);
        }
        before = EngineState.of(engine.docker());
    }

    @Test
    void readingWorks() {
        try (RawClient client = client("read-only")) {
            client.call("docker_list_containers", Map.of("all", true)).assertSuccess();
            client.call("docker_system_prune", Map.of()).assertSuccess();
        }
    }

    /** The profile for machines that matter offers less than the default, and nothing destroys. */
    @Test
    void lockedDownOffersNothingThatDestroys() throws IOException {
        List<String> destroying =
                shipped().stream()
                        .filter(tool -> tool.tier() == Tier.DESTRUCTIVE)
                        .map(ToolIndex::name)
                        .toList();
        try (RawClient client = client("locked-down")) {
            assertThat(client.toolNames())
                    .contains("docker_list_containers")
                    .doesNotContainAnyElementsOf(destroying);
            destroying.forEach(tool -> client.call(tool, Map.of()).assertFailure(REFUSED));
            client.call("docker_run_container", Map.of("image", engine.image(), "privileged", true))
                    .assertFailure(REFUSED);
        }
    }

    private RawClient client(String profile) {
        Path packs = folder.resolve("packs");
        RawPack.addTo(packs);
        PackSource.ofResource("perjurer").buildIn(packs);
        UsurperPack.buildIn(packs);
        return RawClient.of(
                Launch.in(folder)
                        .variable("DOCKER_HOST", tap.address())
                        .plugins(packs)
                        .configuration("profile = " + profile));
    }

    private static List<ToolIndex> shipped() throws IOException {
        return ShippedPack.onClassPath().stream()
                .flatMap(pack -> pack.index().tools().stream())
                .toList();
    }
}
