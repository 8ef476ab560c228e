package io.cargoshipper.host.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Completion;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.host.catalog.Kind;
import io.cargoshipper.host.catalog.OfferKey;
import io.cargoshipper.host.fixture.TestHost;
import io.cargoshipper.host.fixture.TestJars;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Completions take the way of all calls. */
final class CompletionCallTest {

    @TempDir Path home;

    private TestHost host;

    @BeforeEach
    void startHost() throws Exception {
        TestHost.prepare(home);
        TestJars.probe(home.resolve("plugins"));
        host = TestHost.start(home, "", Map.of());
    }

    @AfterEach
    void stopHost() {
        host.close();
    }

    @Test
    void anArgumentOfAPromptIsCompleted() throws Exception {
        assertThat(complete(host, Kind.PROMPT, "probe_greet", "person", "an", Map.of()))
                .isEqualTo(new CallOutcome.Completed(List.of("anna", "anton"), 2));
    }

    @Test
    void aHundredValuesAreSentAndTheOthersCounted() throws Exception {
        CallOutcome.Completed completed =
                (CallOutcome.Completed)
                        complete(
                                host,
                                Kind.PROMPT,
                                "probe_prompt_fail",
                                "container",
                                "",
                                Map.of("way", "wait"));

        assertThat(completed.values()).hasSize(100).startsWith("{way=wait}");
        assertThat(completed.total()).isEqualTo(250);
        assertThat(completed.hasMore()).isTrue();
    }

    @Test
    void aVariableOfATemplateIsCompleted() throws Exception {
        assertThat(complete(host, Kind.TEMPLATE, "probe://item/{item}", "item", "", Map.of()))
                .isEqualTo(new CallOutcome.Completed(List.of("one", "two/three", ""), 3));
    }

    @Test
    void anArgumentThatNothingCompletesHasNoValues() throws Exception {
        assertThat(complete(host, "probe_greet", "tone")).isEqualTo(CallOutcome.Completed.NONE);
    }

    @Test
    void anUnknownArgumentIsNamedWithTheKnownOnes() throws Exception {
        CallOutcome.Failure failure = (CallOutcome.Failure) complete(host, "probe_greet", "persn");

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(failure.message())
                .isEqualTo(
                        "prompt 'probe_greet' has no argument 'persn'; did you mean 'person'?; it takes: person, tone");
    }

    @Test
    void whatIsCompletedMustBeThere() throws Exception {
        assertThat(complete(host, "probe_greed", "person"))
                .isEqualTo(
                        new CallOutcome.Unknown(
                                "unknown prompt 'probe_greed'; did you mean 'probe_greet'?"));
        assertThat(complete(host, Kind.TEMPLATE, "probe://nothing/{x}", "x", "", Map.of()))
                .isInstanceOf(CallOutcome.Unknown.class);
    }

    @Test
    void anEngineThatIsDownIsSaid() throws Exception {
        CallOutcome outcome =
                complete(
                        host,
                        Kind.TEMPLATE,
                        "probe://container/{container}",
                        "container",
                        "",
                        Map.of());

        assertThat(outcome)
                .asInstanceOf(
                        org.assertj.core.api.InstanceOfAssertFactories.type(
                                CallOutcome.Failure.class))
                .extracting(CallOutcome.Failure::code)
                .isEqualTo(ErrorCode.ENGINE_UNAVAILABLE);
    }

    /** Completes an argument of a prompt of which nothing has been typed. */
    static CallOutcome complete(TestHost host, String prompt, String argument) throws Exception {
        return complete(host, Kind.PROMPT, prompt, argument, "", Map.of());
    }

    private static CallOutcome complete(
            TestHost host,
            Kind kind,
            String name,
            String argument,
            String prefix,
            Map<String, String> others)
            throws Exception {
        return host.ask(
                new Target.Completing(
                        new OfferKey(kind, name), argument, new Completion(prefix, others)),
                Map.of());
    }
}
