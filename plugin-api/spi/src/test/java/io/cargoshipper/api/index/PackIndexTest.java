package io.cargoshipper.api.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.RaisesTier;
import io.cargoshipper.api.Tier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PackIndexTest {

    private static final PackIndex INDEX =
            new PackIndex(
                    "0.1",
                    "sweep",
                    "1.0",
                    "example.SweepPack",
                    List.of(new PackIndex.SettingIndex("backend.url", "Where it is.")),
                    List.of(
                            tool(
                                    "sweep",
                                    Optional.of("example.Rule"),
                                    Optional.of(Map.of("type", "object"))),
                            tool("sweep_all", Optional.empty(), Optional.empty())),
                    List.of(
                            new PromptIndex(
                                    "tidy",
                                    "Tidy",
                                    "Says what could go.",
                                    20,
                                    code(CodeIndex.Parameter.ARGUMENTS, CodeIndex.Parameter.CALL),
                                    texts("label", "tone"))),
                    List.of(
                            new ResourceIndex(
                                    "sweep://dust",
                                    "Dust",
                                    "What could go.",
                                    "text/plain",
                                    List.of("container.die", "volume"),
                                    60,
                                    0,
                                    code(CodeIndex.Parameter.ENGINE),
                                    List.of("/rows/*/label"))),
                    List.of(
                            new ResourceTemplateIndex(
                                    "sweep://dust/{label}",
                                    "Dust by label",
                                    "What of it could go.",
                                    "application/json",
                                    List.of(),
                                    0,
                                    5,
                                    code(CodeIndex.Parameter.ARGUMENTS),
                                    texts("label"),
                                    List.of(),
                                    true)),
                    List.of(
                            new CompletionIndex(
                                    List.of("tidy"),
                                    List.of("sweep://dust/{label}"),
                                    "label",
                                    code(CodeIndex.Parameter.COMPLETION))));

    @Test
    void whatIsWrittenIsRead() {
        assertThat(PackIndex.fromJson(INDEX.toJson())).isEqualTo(INDEX);
    }

    @Test
    void entriesOfLaterReleasesArePassedOver() {
        Map<String, Object> json = new LinkedHashMap<>(INDEX.toJson());
        json.put("novelty", List.of(1));

        assertThat(PackIndex.fromJson(json)).isEqualTo(INDEX);
    }

    @Test
    void anotherFormatIsRefusedWithTheMend() {
        Map<String, Object> json = new LinkedHashMap<>(INDEX.toJson());
        json.put("format", 2);

        assertThatThrownBy(() -> PackIndex.fromJson(json))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("found 2")
                .hasMessageContaining("rebuild");
    }

    @Test
    void whatIsMissingOrMistypedIsNamedByItsPlace() {
        assertRefused("index: expected an object, found an array", List.of());
        assertRefused("index.tools[0].tier: 'HIGH' is not one of [SAFE", broken("tier", "HIGH"));
        assertRefused("index.tools[0].title: expected a string, found '1'", broken("title", 1));
        assertRefused("index.tools[0].code: expected an object", broken("code", null));
        assertRefused("index.tools[0].raises: expected an array", broken("raises", "force"));
    }

    @Test
    void aPlanIsReadWhereThereIsOne() {
        assertThat(INDEX.tools())
                .extracting(tool -> tool.plan().isPresent())
                .containsExactly(true, false);
        assertThat(PackIndex.fromJson(broken("plan", null)).tools().get(0).plan()).isEmpty();
    }

    @Test
    void whatAPlanAsksForTheToolAsksFor() {
        CodeIndex plan = plan("example.Sweep", CodeIndex.Parameter.ENGINE_API);

        assertThat(PackIndex.fromJson(broken("plan", plan.toJson())).tools().get(0).capabilities())
                .containsExactly(CodeIndex.Parameter.ENGINE, CodeIndex.Parameter.ENGINE_API);
    }

    @Test
    void aPlanOfOtherArgumentsThanItsToolsIsRefused() {
        assertRefused(
                "index.tools[0].plan.argumentsClass: 'example.Other' is not the class",
                broken("plan", plan("example.Other", CodeIndex.Parameter.ARGUMENTS).toJson()));
        assertRefused(
                "index.tools[0].plan.code.parameters: 'COMPLETION' is never given",
                broken("plan", plan("example.Sweep", CodeIndex.Parameter.COMPLETION).toJson()));
    }

    @Test
    void anUnknownCapabilityIsNamed() {
        Map<String, Object> code = new LinkedHashMap<>();
        code.put("class", "c");
        code.put("method", "m");
        code.put("invoker", "i");
        code.put("parameters", List.of("MOON"));

        assertRefused("does not know the capability 'MOON'", broken("code", code));
    }

    @Test
    void capabilitiesAreThoseThatPolicyCanWithhold() {
        assertThat(INDEX.tools().get(0).capabilities()).containsExactly(CodeIndex.Parameter.ENGINE);
    }

    @Test
    void whatBreaksTheRulesIsRefused() {
        assertRefused("tools[0].name: 'a b' is no name that", broken("name", "a b"));
        assertRefused(
                "tools[0].description: '%s…' has 1,024 characters".formatted("x".repeat(80)),
                broken("description", "x".repeat(1024)));
        assertRefused("tools[0].title: ' ' has 1 characters", broken("title", " "));
        assertRefused(
                "tools[0].timeoutSeconds: '3601' is not 0 to 3600", broken("timeoutSeconds", 3601));
        assertRefused(
                "tools[0].inputSchema.type: 'array' is not 'object'",
                broken("inputSchema", Map.of("type", "array")));
        assertRefused(
                "tools[0].outputSchema.type: 'null' is not 'object'",
                broken("outputSchema", Map.of()));

        assertRefused("index.name: '../x' is no name of a pack", with("name", "../x"));
        assertRefused("index.api: 'x.1' is no API level", with("api", "x.1"));
        assertRefused("index.version: 'a\nb' is no version", with("version", "a\nb"));
        assertRefused(
                "index.settings: 'a..b' is no path",
                with("settings", List.of(Map.of("path", "a..b", "doc", "D"))));
    }

    @Test
    void aToolThatIsThereTwiceIsRefused() {
        Object tools = INDEX.toJson().get("tools");
        Object first = ((List<?>) tools).get(0);

        assertRefused(
                "tools[1].name: 'sweep' is the name of", with("tools", List.of(first, first)));
    }

    @Test
    void hintsThatPointNowhereAreRefused() {
        assertRefused(
                "tools[0].examples: 'forced' is no argument",
                broken("examples", Map.of("forced", "1")));
        assertRefused(
                "tools[0].formerNames: 'forced' is no argument",
                broken("formerNames", Map.of("old", "forced")));
        assertRefused(
                "tools[0].formerNames: 'force' is no former name",
                broken("formerNames", Map.of("force", "force")));
        assertRefused(
                "tools[0].formerNames: 'a b' is no former name",
                broken("formerNames", Map.of("a b", "force")));
    }

    @Test
    void promptsAreHeldToTheRules() {
        assertRefused("prompts[0].name: 'a b' is no name", brokenPrompt("name", "a b"));
        assertRefused("prompts[0].title: '' has 0", brokenPrompt("title", ""));
        assertRefused("prompts[0].description: ' ' has 1", brokenPrompt("description", " "));
        assertRefused("prompts[0].timeoutSeconds: '-1'", brokenPrompt("timeoutSeconds", -1));
        assertRefused(
                "prompts[0].inputSchema.properties: 'label' is no string",
                brokenPrompt(
                        "inputSchema",
                        Map.of(
                                "type",
                                "object",
                                "properties",
                                Map.of("label", Map.of("type", "integer")))));
        Object prompt = ((List<?>) INDEX.toJson().get("prompts")).get(0);
        assertRefused(
                "prompts[1].name: 'tidy' is the name of another",
                with("prompts", List.of(prompt, prompt)));
    }

    @Test
    void resourcesAreHeldToTheRules() {
        assertRefused("resources[0].uri: 'x://y?z' is no URI", brokenResource("uri", "x://y?z"));
        assertRefused("resources[0].uri: 'dust' is no URI", brokenResource("uri", "dust"));
        assertRefused("resources[0].name: ' ' has 1", brokenResource("name", " "));
        assertRefused("resources[0].description: '' has 0", brokenResource("description", ""));
        assertRefused("resources[0].mimeType: 'text'", brokenResource("mimeType", "text"));
        assertRefused(
                "resources[0].changesOn: 'container.' is no event",
                brokenResource("changesOn", List.of("image", "container.")));
        assertRefused(
                "resources[0].refreshSeconds: '3601' is not 0 to 3600",
                brokenResource("refreshSeconds", 3601));
        assertRefused(
                "resources[0].timeoutSeconds: '3601'", brokenResource("timeoutSeconds", 3601));
        assertRefused(
                "resources[0].code.parameters: 'ARGUMENTS' is never given",
                brokenResource("code", code(CodeIndex.Parameter.ARGUMENTS).toJson()));
        Object resource = ((List<?>) INDEX.toJson().get("resources")).get(0);
        assertRefused(
                "resources[1].uri: 'sweep://dust' is the URI of another",
                with("resources", List.of(resource, resource)));
    }

    @Test
    void templatesAreHeldToTheRules() {
        assertRefused(
                "resourceTemplates[0].uriTemplate: 'sweep://dust' has no variable",
                brokenTemplate("uriTemplate", "sweep://dust"));
        assertRefused(
                "has more than 500 characters",
                brokenTemplate("uriTemplate", "sweep://{label}" + "x".repeat(500)));
        assertRefused(
                "resourceTemplates[0].inputSchema: 'sweep://dust/{tag}' has other variables",
                brokenTemplate("uriTemplate", "sweep://dust/{tag}"));
        Object template = ((List<?>) INDEX.toJson().get("resourceTemplates")).get(0);
        assertRefused(
                "[1].uriTemplate: 'sweep://dust/{label}' matches URIs of 'sweep://dust/{label}'",
                with("resourceTemplates", List.of(template, template)));
        assertRefused(
                "resourceTemplates[0].listed: 'sweep://dust/{label}' has no completion",
                with("completions", List.of()));
    }

    @Test
    void completionsAreHeldToTheRules() {
        assertRefused(
                "completions[0].argument: 'tag' is no argument of prompt 'tidy'",
                broken("completions", "argument", "tag"));
        assertRefused(
                "completions[0].argument: 'label' is no argument of prompt 'mess' in this pack",
                broken("completions", "prompts", List.of("mess")));
        Object completion = ((List<?>) INDEX.toJson().get("completions")).get(0);
        assertRefused(
                "completions[1].argument: 'label' of prompt 'tidy' is completed twice",
                with("completions", List.of(completion, completion)));
    }

    @Test
    void whatIsBeingTypedIsGivenToCompletionsAlone() {
        Object code = code(CodeIndex.Parameter.COMPLETION).toJson();

        assertRefused("tools[0].code.parameters: 'COMPLETION' is", broken("code", code));
        assertRefused("prompts[0].code.parameters: 'COMPLETION' is", brokenPrompt("code", code));
        assertRefused("Templates[0].code.parameters: 'COMPLETION'", brokenTemplate("code", code));
    }

    private static Map<String, Object> with(String key, Object value) {
        Map<String, Object> json = new LinkedHashMap<>(INDEX.toJson());
        json.put(key, value);
        return json;
    }

    private static void assertRefused(String message, Object json) {
        assertThatThrownBy(() -> PackIndex.fromJson(json))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining(message);
    }

    private static Map<String, Object> broken(String key, Object value) {
        return broken("tools", key, value);
    }

    private static Map<String, Object> brokenPrompt(String key, Object value) {
        return broken("prompts", key, value);
    }

    private static Map<String, Object> brokenResource(String key, Object value) {
        return broken("resources", key, value);
    }

    private static Map<String, Object> brokenTemplate(String key, Object value) {
        return broken("resourceTemplates", key, value);
    }

    @SuppressWarnings("unchecked") // as written by toJson
    private static Map<String, Object> broken(String list, String key, Object value) {
        Map<String, Object> json = new LinkedHashMap<>(INDEX.toJson());
        Map<String, Object> entry =
                new LinkedHashMap<>((Map<String, Object>) ((List<?>) json.get(list)).get(0));
        entry.put(key, value);
        json.put(list, List.of(entry));
        return json;
    }

    private static CodeIndex plan(String argumentsClass, CodeIndex.Parameter... parameters) {
        return new CodeIndex(
                "example.Tools",
                "plan",
                "example.PlanInvoker",
                Optional.of(argumentsClass),
                List.of(parameters));
    }

    private static CodeIndex code(CodeIndex.Parameter... parameters) {
        return new CodeIndex(
                "example.Offers",
                "offer",
                "example.OfferInvoker",
                Optional.empty(),
                List.of(parameters));
    }

    private static Map<String, Object> texts(String... names) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List.of(names).forEach(name -> properties.put(name, Map.of("type", "string")));
        return Map.of("type", "object", "properties", properties);
    }

    private static ToolIndex tool(
            String name, Optional<String> rule, Optional<Map<String, Object>> output) {
        return new ToolIndex(
                name,
                "Sweep",
                "Removes what has stopped.",
                Tier.MODERATE,
                List.of(new ToolIndex.Raise("force", Tier.DESTRUCTIVE, RaisesTier.When.SET)),
                rule,
                true,
                false,
                60,
                new CodeIndex(
                        "example.Tools",
                        "sweep",
                        "example.Invoker",
                        rule.map(ignored -> "example.Sweep"),
                        List.of(CodeIndex.Parameter.CALL, CodeIndex.Parameter.ENGINE)),
                rule.map(
                        ignored ->
                                plan(
                                        "example.Sweep",
                                        CodeIndex.Parameter.ARGUMENTS,
                                        CodeIndex.Parameter.ENGINE)),
                Map.of("type", "object", "properties", Map.of("force", Map.of("type", "boolean"))),
                output,
                List.of("/removed/*"),
                List.of(),
                Map.of("force", "true"),
                Map.of("forced", "force"));
    }
}
