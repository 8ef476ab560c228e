package io.cargoshipper.host.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.host.fixture.TestHost;
import io.cargoshipper.host.fixture.TestJars;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pipeline says would become of a call. */
final class ExplainedCallTest {

    @TempDir Path home;

    private TestHost host;

    @BeforeEach
    void startHost() throws Exception {
        TestHost.prepare(home);
        TestJars.probe(home.resolve("plugins"));
        host =
                TestHost.start(
                        home,
                        """
                        policy {
                          highest-tier = moderate
                          tools.deny = [probe_lie, probe_trace]
                          prompts.deny = [probe_greet]
                          resources.deny = ["probe://item/secret"]
                        }
                        """,
                        Map.of());
    }

    @AfterEach
    void stopHost() {
        host.close();
    }

    @Test
    void aCallThatNothingStandsAgainstIsNotMade() {
        Path file = home.resolve("trace");

        ExplainedCall explained = explain("probe_echo", Map.of("text", "x"));

        assertThat(explained.refusals()).isEmpty();
        assertThat(explained.tier()).isEqualTo(Tier.SAFE);
        assertThat(explained.raises()).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void whatRaisesACallIsNamed() {
        ExplainedCall byArgument = explain("probe_raise", Map.of("force", true));

        assertThat(byArgument.tier()).isEqualTo(Tier.DESTRUCTIVE);
        assertThat(byArgument.raises())
                .containsExactly("the argument 'force' raises it to destructive");
        assertThat(explain("probe_raise", Map.of("target", "all")).raises())
                .containsExactly("the rule of pack 'probe' raises it to destructive");
    }

    @Test
    void aRefusalHasTheWordsThatAClientGets() throws Exception {
        Map<String, Object> arguments = Map.of("force", true);

        assertThat(explain("probe_raise", arguments).refusals())
                .containsExactly((CallOutcome.Failure) host.call("probe_raise", arguments));
    }

    @Test
    void withoutArgumentsOnlyTheToolItselfIsJudged() {
        ExplainedCall explained =
                host.host()
                        .pipeline()
                        .explain(request(new Target.Tool("probe_echo"), Map.of()), false)
                        .orElseThrow();

        assertThat(explained.refusals()).isEmpty();
        assertThat(explained.tier()).isEqualTo(Tier.SAFE);
    }

    @Test
    void allThatStandsAgainstItIsTold() throws Exception {
        ExplainedCall explained = explain("probe_lie", Map.of());

        assertThat(explained.refusals())
                .extracting(CallOutcome.Failure::code)
                .containsExactly(ErrorCode.REFUSED_BY_POLICY, ErrorCode.INVALID_ARGUMENT);
        assertThat(explained.refusals().get(0)).isEqualTo(host.call("probe_lie", Map.of()));
    }

    @Test
    void aToolThatIsRefusedIsNotMade() {
        Path file = home.resolve("trace");

        assertThat(explain("probe_trace", Map.of("file", file.toString())).refusals()).hasSize(1);
        assertThat(Files.exists(file)).isFalse();
    }

    @Test
    void promptsAndResourcesAreExplainedToo() {
        assertThat(explain(new Target.Prompt("probe_greet")).refusals()).hasSize(1);
        assertThat(explain(new Target.Resource("probe://item/secret")).refusals()).hasSize(1);
        ExplainedCall open = explain(new Target.Resource("probe://item/open"));
        assertThat(open.refusals()).isEmpty();
        assertThat(open.name()).isEqualTo("probe://item/open");
        assertThat(open.offer().name()).isEqualTo("probe://item/{item}");
    }

    @Test
    void whatThereIsNotIsNamedWithTheNearest() {
        CallRequest request = request(new Target.Tool("probe_ecco"), Map.of());

        assertThat(host.host().pipeline().explain(request, true)).isEmpty();
        assertThat(host.host().pipeline().unknown(request))
                .isInstanceOfSatisfying(
                        CallOutcome.Unknown.class,
                        unknown ->
                                assertThat(unknown.message())
                                        .contains("did you mean 'probe_echo'?"));
    }

    private ExplainedCall explain(Target target) {
        return host.host().pipeline().explain(request(target, Map.of()), false).orElseThrow();
    }

    private ExplainedCall explain(String tool, Map<String, Object> arguments) {
        return host.host()
                .pipeline()
                .explain(request(new Target.Tool(tool), arguments), true)
                .orElseThrow();
    }

    private static CallRequest request(Target target, Map<String, Object> arguments) {
        return CallRequest.of(target, arguments, TestHost.SESSION, CallReports.NONE);
    }
}
