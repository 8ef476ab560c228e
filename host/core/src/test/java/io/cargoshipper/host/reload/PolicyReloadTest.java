package io.cargoshipper.host.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.host.Host;
import io.cargoshipper.host.catalog.Kind;
import io.cargoshipper.host.catalog.OfferedTool;
import io.cargoshipper.host.config.ConfigLoader;
import io.cargoshipper.host.config.ConfigWatch;
import io.cargoshipper.host.config.Environment;
import io.cargoshipper.host.fixture.TestHost;
import io.cargoshipper.host.fixture.TestJars;
import io.cargoshipper.host.pipeline.CallHandle;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.CallReports;
import io.cargoshipper.host.pipeline.CallRequest;
import io.cargoshipper.host.pipeline.Target;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.shape.OutputLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a changed configuration does to a host that runs. */
final class PolicyReloadTest {

    @TempDir Path home;

    private final List<Set<Kind>> told = new ArrayList<>();
    private Host host;
    private PolicyReload reload;
    private long modified = 1;

    @BeforeEach
    void startHost() throws Exception {
        TestHost.prepare(home);
        TestJars.probe(home.resolve("plugins"));
        conf("policy.highest-tier = destructive");
        ConfigWatch files =
                ConfigWatch.load(
                        new ConfigLoader.Sources(
                                home,
                                home,
                                Optional.empty(),
                                Optional.empty(),
                                new Environment(
                                        Map.of(
                                                "DOCKER_HOST",
                                                "unix://" + home.resolve("no-engine.sock")))));
        host = new Host(files.first());
        reload = host.reload(files, told::add);
    }

    @AfterEach
    void stopHost() {
        host.close();
    }

    @Test
    void aToolThatIsDeniedIsGoneAndRefusedFromThenOn() throws Exception {
        conf("policy.tools.deny = [probe_wait]");
        look();

        assertThat(toolNames()).contains("probe_echo").doesNotContain("probe_wait");
        assertRefused(call("probe_wait", Map.of("millis", 1)), ErrorCode.REFUSED_BY_POLICY);
        assertThat(told).containsExactly(Set.of(Kind.TOOL));
    }

    @Test
    void hintsThatChangeAreAChangeOfTheList() throws Exception {
        conf("policy.highest-tier = moderate");
        look();

        assertThat(toolNames())
                .as("declared moderate, destructive by arguments")
                .contains("probe_raise");
        assertThat(told).containsExactly(Set.of(Kind.TOOL));
    }

    @Test
    void onlyTheListsThatChangeAreToldOf() throws Exception {
        conf("policy { highest-tier = destructive, prompts.deny = [probe_greet] }");
        look();

        assertThat(told).containsExactly(Set.of(Kind.PROMPT));
    }

    @Test
    void aFamilyThatIsWithheldIsToldOf() throws Exception {
        conf(
                """
                policy {
                  highest-tier = destructive
                  resources.deny = ["probe://container/{container}"]
                }
                """);
        look();

        assertThat(told)
                .singleElement()
                .satisfies(kinds -> assertThat(kinds).contains(Kind.TEMPLATE));
    }

    @Test
    void patternsThatMayMatchMembersOfAFamilyAreToldOf() throws Exception {
        conf(
                """
                policy { highest-tier = destructive, resources.deny = ["probe://item/secret"] }
                """);
        look();

        assertThat(told).containsExactly(Set.of(Kind.RESOURCE));
    }

    @Test
    void whatSaysTheSameIsNoChange() throws Exception {
        Policy before = host.policy().current();
        conf("policy.highest-tier = destructive");
        look();

        assertThat(host.policy().current()).isSameAs(before);
        assertThat(told).isEmpty();
    }

    @Test
    void aLimitAloneIsTheSameListOfTools() throws Exception {
        conf("policy.highest-tier = destructive\nlimits.time = 7s");
        look();

        assertThat(host.policy().current().time()).hasSeconds(7);
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsBrokenChangesNothingUntilItIsMended() throws Exception {
        Policy before = host.policy().current();
        conf("policy.tools.deny = [probe_wait");
        look();
        assertThat(host.policy().current()).isSameAs(before);

        conf("policy.highest-teir = safe");
        look();
        assertThat(host.policy().current()).isSameAs(before);
        assertThat(told).isEmpty();

        conf("policy.tools.deny = [probe_wait]");
        look();
        assertThat(toolNames()).doesNotContain("probe_wait");
    }

    @Test
    void aFileThatIsDeletedLoosensNothing() throws Exception {
        conf("policy.highest-tier = safe");
        look();
        Policy before = host.policy().current();
        Files.delete(home.resolve("conf/cargoshipper.conf"));
        look();

        assertThat(host.policy().current()).isSameAs(before);
    }

    @Test
    void aCallUnderWayKeepsItsPolicyAndOneThatWaitsDoesNot() throws Exception {
        conf("limits.concurrent = 1");
        look();
        CallHandle underWay = trace(600);
        CallHandle waiting = trace(1);
        while (!Files.exists(home.resolve("trace"))) {
            Thread.sleep(5);
        }

        conf("limits.concurrent = 1\npolicy.tools.deny = [probe_trace]");
        look();

        assertThat(TestHost.outcome(underWay)).isInstanceOf(CallOutcome.Answer.class);
        assertRefused(TestHost.outcome(waiting), ErrorCode.REFUSED_BY_POLICY);
    }

    @Test
    void morePlacesLetCallsThatWaitStartAtOnce() throws Exception {
        conf("limits.concurrent = 1");
        look();
        CallHandle first = trace(20_000);
        CallHandle second = trace(20_000);
        CallHandle third = trace(1);

        conf("limits.concurrent = 3");
        look();

        assertThat(TestHost.outcome(third)).isInstanceOf(CallOutcome.Answer.class);
        first.cancel();
        second.cancel();
    }

    @Test
    void fewerPlacesCountAsCallsEnd() throws Exception {
        conf("limits.concurrent = 2");
        look();
        CallHandle first = trace(20_000);
        CallHandle second = trace(20_000);

        conf("limits.concurrent = 1");
        look();
        CallHandle third = trace(1);
        first.cancel();
        TestHost.outcome(first);
        Thread.sleep(300); // in which it could have started

        assertThat(third.outcome().toCompletableFuture()).isNotDone();
        second.cancel();
        assertThat(TestHost.outcome(third)).isInstanceOf(CallOutcome.Answer.class);
    }

    @Test
    void theTimeLimitOfTheNextCallIsTheNewOne() throws Exception {
        conf("limits.time = 1s");
        look();

        assertRefused(TestHost.outcome(trace(20_000)), ErrorCode.DEADLINE_EXCEEDED);
    }

    @Test
    void theNextResultIsCutAtTheNewLimit() throws Exception {
        assertThat(sizeOf(call("probe_large", Map.of("size", 2000)))).isEqualTo(2000);
        conf("limits.response-bytes = 1000");
        look();

        assertThat(sizeOf(call("probe_large", Map.of("size", 2000)))).isLessThanOrEqualTo(1000);
    }

    private static long sizeOf(CallOutcome outcome) {
        assertThat(outcome).isInstanceOf(CallOutcome.Answer.class);
        return OutputLimit.size(((CallOutcome.Answer) outcome).content());
    }

    private static void assertRefused(CallOutcome outcome, ErrorCode code) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CallOutcome.Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }

    private List<String> toolNames() {
        return host.catalog().tools().stream().map(OfferedTool::name).toList();
    }

    private CallOutcome call(String tool, Map<String, Object> arguments) throws Exception {
        return TestHost.outcome(start(tool, arguments));
    }

    /** A call that waits. */
    private CallHandle trace(int millis) {
        return start(
                "probe_trace", Map.of("file", home.resolve("trace").toString(), "millis", millis));
    }

    private CallHandle start(String tool, Map<String, Object> arguments) {
        return host.pipeline()
                .start(
                        CallRequest.of(
                                new Target.Tool(tool),
                                arguments,
                                TestHost.SESSION,
                                CallReports.NONE));
    }

    /** As often as a change may need to be seen. */
    private void look() {
        for (int i = 0; i < 3; i++) {
            reload.look();
        }
    }

    /** The clock of some file systems is coarser than a test is quick. */
    private void conf(String text) throws IOException {
        Path file = home.resolve("conf/cargoshipper.conf");
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1000 * modified++));
    }
}
