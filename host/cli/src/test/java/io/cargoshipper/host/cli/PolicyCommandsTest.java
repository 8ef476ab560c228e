package io.cargoshipper.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What policy says, from the command line. */
final class PolicyCommandsTest {

    private static final String PACK =
            """
            package harbour;

            import com.github.dockerjava.api.DockerClient;
            import com.google.inject.Module;
            import io.cargoshipper.api.*;
            import java.util.*;

            public final class HarbourPack implements ToolPack {
                public String name() { return "harbour"; }

                public Module module() { return binder -> binder.bind(Offers.class); }

                static final class Offers {
                    record Ship(@Doc("Its name") String ship,
                        @Doc("Whatever it takes") @RaisesTier(Tier.DESTRUCTIVE)
                            Optional<Boolean> force) {}
                    record Done(String what) {}

                    @Tool(name = "unload_ship", description = "Unloads a ship.",
                        tier = Tier.MODERATE, tierRule = ByName.class)
                    Done unload(Ship args, DockerClient docker) {
                        throw new IllegalStateException("was called");
                    }

                    @Tool(name = "list_ships", description = "Lists ships.", tier = Tier.SAFE)
                    Done list() { return new Done("none"); }

                    @Prompt(name = "load_ship", description = "Loads a ship.")
                    PromptResult load(Berth args) { return new PromptResult("Loading", List.of()); }

                    @ResourceTemplate(uriTemplate = "harbour://berth/{berth}", name = "Berth",
                        description = "A berth.", mimeType = "text/plain")
                    ResourceResult<Done> berth(Berth args) {
                        throw new IllegalStateException("was called");
                    }

                    record Berth(@Doc("Number") String berth) {}
                }

                static final class ByName implements TierRule<Offers.Ship> {
                    public Tier tier(Offers.Ship args) {
                        return args.ship().equals("Titanic") ? Tier.DESTRUCTIVE : Tier.SAFE;
                    }
                }
            }
            """;

    @TempDir Path folder;

    private ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void makePack() throws Exception {
        CompiledPack.write(folder, "harbour", "HarbourPack", PACK);
        conf("# nothing yet");
    }

    @Test
    void whatIsInForceIsShownWithWhereItStands() throws IOException {
        conf("# first line\npolicy.highest-tier = safe\npolicy.tools.deny = [\"unload_*\"]\n");

        assertThat(run("policy", "show")).isEqualTo(ExitCode.OK);

        assertThat(printed())
                .containsPattern("LAYER +KEYS +FROM")
                .containsPattern("file +2 +" + conf())
                .containsPattern("policy\\.highest-tier +safe +" + conf() + " line 2")
                .containsPattern("policy\\.tools\\.deny +\\[\"unload_\\*\"]")
                .containsPattern("host-network +confirm +the built-in defaults")
                .as("a file that is not there is no layer")
                .doesNotContain("distribution.conf", "working folder")
                .doesNotContain("ASKED IN VAIN");
    }

    @Test
    void whatIsInForceIsShownAsJson() throws IOException {
        conf("# first line\npolicy.highest-tier = safe\n");

        assertThat(run("policy", "show", "--json")).isEqualTo(ExitCode.OK);

        JsonNode tier =
                json().path("keys")
                        .valueStream()
                        .filter(key -> key.path("key").asString().equals("policy.highest-tier"))
                        .findFirst()
                        .orElseThrow();
        assertThat(tier.path("value").asString()).isEqualTo("safe");
        assertThat(tier.path("layer").asString()).isEqualTo(conf().toString());
        assertThat(tier.path("place").asString()).contains(conf() + " line 2");
        assertThat(json().path("effects").size()).isGreaterThan(30);
    }

    @Test
    void aToolThatIsAllowedIsExplained() {
        assertThat(run("policy", "explain", "list_ships")).isEqualTo(ExitCode.OK);

        assertThat(printed())
                .startsWith("tool 'list_ships' of pack 'harbour', declared safe\n")
                .contains("ok   tier safe: ")
                .doesNotContain("NO ", "host-network")
                .endsWith("\nallowed\n");
    }

    @Test
    void aToolThatIsRefusedIsExplainedWithTheMend() throws IOException {
        conf("policy.tools.deny = [\"unload_*\"]");

        assertThat(run("policy", "explain", "unload_ship")).isEqualTo(ExitCode.FAILED);

        assertThat(printed())
                .containsPattern("NO +tool 'unload_ship': .* is denied by 'unload_\\*'")
                .contains("taking 'unload_*' out of policy.tools.deny in " + conf())
                .contains("refused: REFUSED_BY_POLICY: 'unload_ship' is denied by");
    }

    @Test
    void whatRaisesACallIsSaid() {
        assertThat(run("policy", "explain", "unload_ship")).isEqualTo(ExitCode.OK);
        assertThat(explain("unload_ship", "{\"ship\":\"Anna\"}")).isEqualTo(ExitCode.OK);
        assertThat(printed())
                .startsWith("tool 'unload_ship' of pack 'harbour', declared moderate\n\n")
                .containsPattern("NO   by default: privileged, .*\nASK  by default: .*host-network")
                .endsWith("\nallowed\n");

        assertThat(explain("unload_ship", "{\"ship\":\"Anna\",\"force\":true}"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(printed())
                .contains("\nthe argument 'force' raises it to destructive\n")
                .contains("refused: REFUSED_BY_POLICY: this call of 'unload_ship' is destructive");

        assertThat(explain("unload_ship", "{\"ship\":\"Titanic\"}")).isEqualTo(ExitCode.FAILED);
        assertThat(printed()).contains("the rule of pack 'harbour' raises it to destructive");
    }

    @Test
    void anEffectThatALayerSetsIsToldByItself() throws IOException {
        conf("policy.effects.host-network = deny");

        assertThat(run("policy", "explain", "unload_ship")).isEqualTo(ExitCode.OK);

        assertThat(printed())
                .contains(
                        "\nNO   host-network is denied by policy.effects.host-network in "
                                + conf()
                                + " line 1\n");
    }

    @Test
    void whatTheGuardRefusesByIsListedWithItsPlace() throws IOException {
        conf(
                """
                policy.container-limits { memory-max = 1GiB, cpus-max = 2, pids-required = false }
                policy.images { digest-required = true, deny = ["evil/*"] }
                policy.registries.allow = ["docker.io"]
                policy.ports.published = [8080]
                policy.operations.deny = ["*"]
                """);

        assertThat(run("policy", "explain", "unload_ship")).isEqualTo(ExitCode.OK);

        assertThat(printed())
                .contains(
                        "what it asks the engine for is held to, too:\n",
                        "     policy.container-limits.memory-max = 1GiB, by"
                                + " policy.container-limits.memory-max in "
                                + conf()
                                + " line 1\n",
                        "     policy.container-limits.cpus-max = 2.0, by ",
                        "     policy.images.digest-required = true, by ",
                        "     policy.images.deny = [\"docker.io/evil/*\"], by ",
                        "     policy.registries.allow = [\"docker.io\"], by ",
                        "     policy.ports.published = [\"8080\"], by ",
                        "     policy.operations.deny = [\"*\"], by ")
                .doesNotContain("pids-required", "memory-required")
                .endsWith(
                        "\nallowed, as far as its requests to the engine keep to the keys above\n");

        assertThat(run("policy", "explain", "unload_ship", "--json")).isEqualTo(ExitCode.OK);
        assertThat(json().path("bounds").size()).isEqualTo(7);
        assertThat(run("policy", "explain", "list_ships")).isEqualTo(ExitCode.OK);
        assertThat(printed()).as("it cannot change anything").endsWith("\nallowed\n");
    }

    @Test
    void whatASessionHasReadMayCallForAPerson() throws IOException {
        String conf = "policy.highest-tier = destructive\napproval.destructive = false\n";
        conf(conf + "approval.after-untrusted = true");
        assertThat(explain("unload_ship", "{\"ship\":\"Titanic\"}")).isEqualTo(ExitCode.OK);
        assertThat(printed())
                .contains("ok   approval: no person needs to approve, by approval.destructive in ")
                .contains(
                        "ASK  approval, once this session has read text from outside: a person has"
                                + " to approve, by approval.after-untrusted in "
                                + conf()
                                + " line 3")
                .endsWith(
                        "\nallowed; once this session has read text from outside, a person has to"
                                + " approve it\n");

        conf(conf);
        assertThat(explain("unload_ship", "{\"ship\":\"Titanic\"}")).isEqualTo(ExitCode.OK);
        assertThat(printed())
                .contains(
                        "ok   approval, once this session has read text from outside: no person"
                                + " needs to approve, by approval.after-untrusted in the built-in")
                .endsWith("\nallowed\n");
    }

    @Test
    void whatIsNotDestructiveWaitsForAPersonByItsNameAlone() throws IOException {
        assertThat(run("policy", "explain", "unload_ship")).isEqualTo(ExitCode.OK);
        assertThat(printed()).contains("no layer has a list of approval.tools");

        conf("approval.tools = [\"load_*\"]");
        assertThat(run("policy", "explain", "unload_ship")).isEqualTo(ExitCode.OK);
        assertThat(printed())
                .contains("the tool is not in approval.tools in " + conf() + " line 1")
                .doesNotContain("after-untrusted");
    }

    @Test
    void theTierIsToldFirstWhereThePackIsDeniedToo() throws IOException {
        conf("policy { highest-tier = safe, packs.deny = [harbour] }");

        assertThat(run("policy", "explain", "unload_ship")).isEqualTo(ExitCode.FAILED);

        assertThat(printed())
                .contains("refused: REFUSED_BY_POLICY: 'unload_ship' is moderate, and policy.high");
    }

    @Test
    void whatIsKeptOfAResultIsJudgedByItsFamily() throws IOException {
        assertThat(run("policy", "explain", "--resource", "cargoshipper://result/a?from=9"))
                .isEqualTo(ExitCode.OK);
        assertThat(printed())
                .startsWith("resource 'cargoshipper://result/a' of the server itself\n")
                .endsWith("\nallowed\n");

        conf("policy.resources.deny = [\"cargoshipper://result/{id}\"]");
        assertThat(run("policy", "explain", "--resource", "cargoshipper://result/a", "--json"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(json().path("verdict").asString()).contains("is denied by");
    }

    @Test
    void whatIsAskedForInVainIsShown() throws IOException {
        conf("policy.highest-tier = safe");
        Path profile = folder.resolve("team.conf");
        Files.writeString(profile, "policy.highest-tier = destructive");

        assertThat(run("policy", "show", "--profile", profile.toString())).isEqualTo(ExitCode.OK);

        assertThat(printed()).contains("ASKED IN VAIN\n", "destructive");
    }

    @Test
    void theRefusalOfACallHasTheSameWords() throws IOException {
        conf("policy.tools.allow = [\"list_*\"]");
        assertThat(run("call", "unload_ship", "{\"ship\":\"Anna\"}", "--json"))
                .isEqualTo(ExitCode.FAILED);
        JsonNode error = json().path("error");

        assertThat(explain("unload_ship", "{\"ship\":\"Anna\"}")).isEqualTo(ExitCode.FAILED);

        assertThat(printed())
                .endsWith(
                        "refused: %s: %s\n"
                                .formatted(
                                        error.path("code").asString(),
                                        error.path("message").asString()));
    }

    @Test
    void whatAPersonHasToApproveIsSaid() throws IOException {
        conf("policy.highest-tier = destructive");

        assertThat(explain("unload_ship", "{\"ship\":\"Titanic\"}")).isEqualTo(ExitCode.OK);

        assertThat(printed())
                .contains("ASK  approval: ")
                .endsWith("\nallowed, once a person has approved it\n");
    }

    @Test
    void aCallIsExplainedAsJson() throws IOException {
        conf("policy.highest-tier = destructive");

        assertThat(run("policy", "explain", "unload_ship", "{\"ship\":\"Titanic\"}", "--json"))
                .isEqualTo(ExitCode.OK);

        assertThat(json().path("declaredTier").asString()).isEqualTo("moderate");
        assertThat(json().path("tier").asString()).isEqualTo("destructive");
        assertThat(json().path("allowed").asBoolean()).isTrue();
        assertThat(json().path("needsApproval").asBoolean()).isTrue();
        assertThat(json().path("decisions").valueStream())
                .allSatisfy(
                        decision ->
                                assertThat(decision.propertyNames())
                                        .contains("subject", "allowed", "layer", "place", "words"));
        assertThat(json().path("effects").size()).isGreaterThan(30);
    }

    @Test
    void argumentsThatDoNotFitAreARefusal() {
        assertThat(explain("unload_ship", "{}")).isEqualTo(ExitCode.FAILED);

        assertThat(printed())
                .contains("ok   tier moderate")
                .contains("refused: INVALID_ARGUMENT: argument 'ship' is missing");
    }

    @Test
    void promptsAndResourcesAreExplained() throws IOException {
        conf(
                """
                policy.prompts.deny = ["load_*"]
                policy.resources.allow = ["harbour://berth/1"]
                """);

        assertThat(run("policy", "explain", "--prompt", "load_ship")).isEqualTo(ExitCode.FAILED);
        assertThat(printed())
                .startsWith("prompt 'load_ship' of pack 'harbour'\n")
                .contains("'load_*' out of policy.prompts.deny");
        assertThat(run("policy", "explain", "--resource", "harbour://berth/1"))
                .isEqualTo(ExitCode.OK);
        assertThat(run("policy", "explain", "--resource", "harbour://berth/2"))
                .isEqualTo(ExitCode.FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "policy",
                "policy explain",
                "policy explain unload_shop",
                "policy explain --prompt load_shop",
                "policy explain --resource harbour://tied",
                "policy explain unload_ship {force",
                "policy explain unload_ship []",
                "policy explain unload_ship --prompt load_ship"
            })
    void whatCannotBeExplainedIsWrongUsage(String line) {
        assertThat(run(line.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(printed()).isEmpty();
    }

    private int explain(String tool, String arguments) {
        return run("policy", "explain", tool, arguments);
    }

    private int run(String... line) {
        out = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of(line));
        all.addAll(
                List.of(
                        "--conf",
                        conf().toString(),
                        "--plugins",
                        folder.resolve("plugins").toString()));
        return Main.run(
                all.toArray(String[]::new), new Streams(InputStream.nullInputStream(), out));
    }

    private void conf(String text) throws IOException {
        Files.writeString(conf(), text);
    }

    private Path conf() {
        return folder.resolve("cargoshipper.conf");
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(printed());
    }
}
