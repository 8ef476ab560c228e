package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Walks the whole surface: whatever people know from the servers that this one succeeds is there,
 * under its name and with its arguments, and does its work for a client and on the command line.
 * Pulling and pushing need a registry, and are walked in {@link RegistryIT}.
 */
@UseTestEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SurfaceIT {

    private static final List<String> NEED_A_REGISTRY =
            List.of("docker_pull_image", "docker_push_image");

    private final TestEngine engine;
    private Path root;
    private Path commands;
    private McpSyncClient client;
    private CheckedTools tools;

    SurfaceIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeAll
    void connect(@TempDir Path folder) throws Exception {
        root = Files.createDirectory(folder.resolve("project"));
        commands = Files.createDirectory(folder.resolve("commands"));
        client = SdkClient.connect(launch(Files.createDirectory(folder.resolve("client"))));
        tools = new CheckedTools(client);
    }

    @AfterAll
    void disconnect() {
        client.close();
    }

    @Test
    void everyToolIsOfferedWithItsArgumentsAndDefaults() {
        Map<String, Tool> offered = new TreeMap<>();
        client.listTools().tools().forEach(tool -> offered.put(tool.name(), tool));

        List<String> missing = new ArrayList<>();
        for (SurfaceRow row : SurfaceRow.tools()) {
            Optional.ofNullable(offered.get(row.tool()))
                    .ifPresentOrElse(
                            tool -> missing.addAll(differences(row, tool)),
                            () -> missing.add(row.tool()));
        }

        assertThat(missing).as("missing of the surface").isEmpty();
    }

    @Test
    void everyPromptResourceAndTemplateIsOffered() {
        TreeSet<String> offered = new TreeSet<>();
        client.listPrompts().prompts().forEach(prompt -> offered.add(line(prompt)));
        client.listResources().resources().stream()
                .map(Resource::uri)
                .forEach(uri -> offered.add("resource " + uri));
        client.listResourceTemplates().resourceTemplates().stream()
                .map(ResourceTemplate::uriTemplate)
                .forEach(template -> offered.add("template " + template));

        assertThat(offered)
                .containsAll(
                        SurfaceRow.lines("others.tsv").stream()
                                .map(
                                        cells ->
                                                cells[0].equals("prompt")
                                                        ? String.join(" ", cells)
                                                        : cells[0] + " " + cells[1])
                                .toList());
    }

    @Test
    void everyToolIsCalled() {
        assertThat(SurfaceRow.tools())
                .allSatisfy(
                        row ->
                                assertThat(
                                                SurfaceCalls.of(row.tool()) != null
                                                        || NEED_A_REGISTRY.contains(row.tool()))
                                        .as("a call of %s", row.tool())
                                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("callableTools")
    void itWorksForAClient(String tool) {
        try (SurfaceWorld world = new SurfaceWorld(engine, root)) {
            assertThat(tools.call(tool, SurfaceCalls.of(tool).apply(world)).isObject()).isTrue();
            world.check();
        }
    }

    @ParameterizedTest
    @MethodSource("callableTools")
    void itWorksOnTheCommandLine(String tool) {
        try (SurfaceWorld world = new SurfaceWorld(engine, root)) {
            String arguments =
                    JsonMapper.shared().writeValueAsString(SurfaceCalls.of(tool).apply(world));

            CommandResult result = launch(commands).run("call", tool, arguments, "--json");

            assertThat(result.exitCode()).as(result.stderr()).isZero();
            assertThat(result.json().isObject()).isTrue();
            world.check();
        }
    }

    static Stream<String> callableTools() {
        return SurfaceRow.tools().stream()
                .map(SurfaceRow::tool)
                .filter(tool -> !NEED_A_REGISTRY.contains(tool));
    }

    private Launch launch(Path folder) {
        return Launch.in(folder)
                .on(engine)
                .from(root)
                .variable("SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS", "true")
                .variable("SAFETY_REQUIRE_CONFIRMATION_FOR_DESTRUCTIVE", "false");
    }

    private static List<String> differences(SurfaceRow row, Tool tool) {
        List<String> found = new ArrayList<>();
        Map<?, ?> properties = (Map<?, ?>) tool.inputSchema().get("properties");
        List<?> required =
                tool.inputSchema().get("required") instanceof List<?> list ? list : List.of();
        for (String name : row.required()) {
            if (!required.contains(name)) {
                found.add("%s: required argument %s".formatted(row.tool(), name));
            }
        }
        row.optional()
                .forEach(
                        (name, fallback) -> {
                            if (!properties.containsKey(name) || required.contains(name)) {
                                found.add("%s: optional argument %s".formatted(row.tool(), name));
                            } else if (fallback.isPresent()
                                    && !isDefault(fallback.get(), properties.get(name))) {
                                found.add(
                                        "%s: %s=%s by default, not %s"
                                                .formatted(
                                                        row.tool(),
                                                        name,
                                                        fallback.get(),
                                                        properties.get(name)));
                            }
                        });
        return found;
    }

    /** As the schema has it, or its description; what is false by default need not say so. */
    private static boolean isDefault(String fallback, Object schema) {
        Map<?, ?> keywords = (Map<?, ?>) schema;
        Object given = keywords.get("default");
        if (given == null) {
            return fallback.equals("false")
                    || String.valueOf(keywords.get("description")).contains("efault: " + fallback);
        }
        return fallback.equals(given.toString());
    }

    private static String line(Prompt prompt) {
        List<String> words = new ArrayList<>(List.of("prompt", prompt.name()));
        prompt.arguments().stream().map(PromptArgument::name).forEach(words::add);
        return String.join(" ", words);
    }
}
