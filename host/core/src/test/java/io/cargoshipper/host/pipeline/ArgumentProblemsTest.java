package io.cargoshipper.host.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.host.fixture.TestHost;
import io.cargoshipper.host.fixture.TestJars;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What helps a caller who knows a tool by its former shape. */
final class ArgumentProblemsTest {

    private static final String TAKES = "; 'probe_renamed' takes: container, ports, words";

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
    void aFormerNameIsToldOnceWithTheNewOneAndAnExample() throws Exception {
        assertThat(problems(Map.of("container_id", "web")))
                .isEqualTo(
                        "argument 'container_id' is called 'container' now, e.g. {\"container\": \"web\"}"
                                + TAKES);
    }

    @Test
    void aFormerNameWithoutAnExampleIsToldToo() throws Exception {
        assertThat(problems(Map.of("container", "web", "text", "x")))
                .isEqualTo("argument 'text' is called 'words' now" + TAKES);
    }

    @Test
    void whatIsMissingBesidesIsSaid() throws Exception {
        assertThat(problems(Map.of("text", "x")))
                .isEqualTo(
                        "argument 'container' is missing; argument 'text' is called 'words' now"
                                + TAKES);
    }

    @Test
    void aWrongTypeIsAnsweredWithTheExample() throws Exception {
        assertThat(problems(Map.of("container", "web", "ports", Map.of("80/tcp", 8080))))
                .isEqualTo(
                        "argument 'ports' must be array, not object {\"80/tcp\":8080}; for example \"ports\": [{\"inside\": 80}]"
                                + TAKES);
    }

    @Test
    void theExampleOfAnArgumentIsShownOnce() throws Exception {
        assertThat(problems(Map.of("container", "web", "ports", List.of("80", "81"))))
                .isEqualTo(
                        "argument 'ports[0]' must be object, not string \"80\"; for example \"ports\": [{\"inside\": 80}]; argument 'ports[1]' must be object, not string \"81\""
                                + TAKES);
    }

    @Test
    void aFormerNameMeansNothingWithinAnArgument() throws Exception {
        assertThat(
                        problems(
                                Map.of(
                                        "container",
                                        "web",
                                        "ports",
                                        List.of(Map.of("inside", 80, "container_id", 1)))))
                .contains("argument 'ports[0].container_id' is unknown");
    }

    private String problems(Map<String, Object> arguments) throws Exception {
        CallOutcome outcome = host.call("probe_renamed", arguments);
        assertThat(outcome).isInstanceOf(CallOutcome.Failure.class);
        return ((CallOutcome.Failure) outcome).message();
    }
}
