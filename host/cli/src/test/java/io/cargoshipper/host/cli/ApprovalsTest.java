package io.cargoshipper.host.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.Caller;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.approval.ApprovalRequest;
import io.cargoshipper.host.approval.CallFacts;
import io.cargoshipper.host.approval.Grant;
import io.cargoshipper.host.approval.LetterBox;
import io.cargoshipper.host.policy.ApprovalRules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands about calls that wait for a person. */
final class ApprovalsTest {

    private static final String SECRET = "correct horse battery";
    private static final CallFacts CALL =
            new CallFacts(
                    new Caller("local", Optional.of("client 1")),
                    Optional.empty(),
                    "pack 1",
                    "remove",
                    Tier.DESTRUCTIVE,
                    Map.of("container", "web"),
                    Map.of("container", "web"),
                    UnaryOperator.identity());
    private static final Grant GRANT =
            Grant.ofCall(
                    Optional.of(
                            new Plan(
                                    List.of(
                                            new Plan.Step(
                                                    "remove",
                                                    "container",
                                                    "c0ffee",
                                                    "web",
                                                    OptionalLong.empty())))));

    @TempDir private Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private String input = "";
    private Path conf;

    @BeforeEach
    void configure() throws IOException {
        conf = home.resolve("conf/cargoshipper.conf");
        Files.createDirectories(conf.getParent());
        Files.createDirectories(home.resolve("plugins"));
        configure("");
    }

    private void configure(String more) throws IOException {
        Files.writeString(conf, "approval.folder = \"%s\"\n%s".formatted(folder(), more));
    }

    private Path folder() {
        return home.resolve("approvals");
    }

    private Path secretFile() {
        return home.resolve("approver.json");
    }

    private io.cargoshipper.host.approval.Approvals host(Optional<Path> secretFile) {
        return new io.cargoshipper.host.approval.Approvals(
                new LetterBox(folder()),
                "cargoshipper approvals approve",
                () -> new ApprovalRules(Duration.ofMinutes(5), false, secretFile),
                Clock.systemUTC());
    }

    private static String ask(io.cargoshipper.host.approval.Approvals host) {
        ApprovalRequest request =
                host.ask(CALL, GRANT, "why", Optional.empty(), (step, id, by) -> {});
        host.post(request);
        return request.id();
    }

    private int run(Optional<Terminal> terminal, String... args) {
        out.reset();
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(
                List.of(
                        "--conf",
                        conf.toString(),
                        "--plugins",
                        home.resolve("plugins").toString()));
        return Main.run(
                all.toArray(String[]::new),
                new Streams(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out),
                terminal);
    }

    private static Optional<Terminal> typing(String... lines) {
        return Optional.of(new ScriptedTerminal(lines));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatWaitsIsListed() {
        io.cargoshipper.host.approval.Approvals host = host(Optional.empty());
        assertThat(run(Optional.empty(), "approvals", "list")).isEqualTo(ExitCode.OK);
        assertThat(printed()).isEmpty();
        String id = ask(host);

        assertThat(run(Optional.empty(), "approvals", "list")).isEqualTo(ExitCode.OK);
        assertThat(printed()).contains("ID", id, "remove", "local");
        assertThat(run(Optional.empty(), "approvals", "list", "--json")).isEqualTo(ExitCode.OK);
        JsonNode first = JsonMapper.shared().readTree(printed()).path("approvals").path(0);
        assertThat(first.path("id").asString()).isEqualTo(id);
        assertThat(first.path("question").asString()).contains("remove container 'web'");
    }

    @Test
    void whoSaysYesApprovesOnce() {
        io.cargoshipper.host.approval.Approvals host = host(Optional.empty());
        String id = ask(host);

        assertThat(run(typing("y"), "approvals", "approve", id)).isEqualTo(ExitCode.OK);

        assertThat(host.take(CALL, GRANT)).isPresent();
        assertThat(host.take(CALL, GRANT)).isEmpty();
        assertThat(run(typing("y"), "approvals", "approve", id)).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whoSaysAnythingElseDoesNot() {
        io.cargoshipper.host.approval.Approvals host = host(Optional.empty());
        String id = ask(host);
        for (String answer : new String[] {"", "n", "maybe", "approve"}) {
            assertThat(run(typing(answer), "approvals", "approve", id)).isEqualTo(ExitCode.FAILED);
        }
        assertThat(run(typing(), "approvals", "approve", id)).isEqualTo(ExitCode.FAILED);

        assertThat(host.take(CALL, GRANT)).isEmpty();
    }

    @Test
    void aScriptSaysYesAhead() {
        io.cargoshipper.host.approval.Approvals host = host(Optional.empty());
        String id = ask(host);
        assertThat(run(Optional.empty(), "approvals", "approve", id)).isEqualTo(ExitCode.USAGE);
        assertThat(host.take(CALL, GRANT)).isEmpty();

        assertThat(run(Optional.empty(), "approvals", "approve", id, "--yes", "--json"))
                .isEqualTo(ExitCode.OK);

        assertThat(JsonMapper.shared().readTree(printed()).path("decision").asString())
                .isEqualTo("approved");
        assertThat(host.take(CALL, GRANT)).isPresent();
    }

    @Test
    void whatIsDeniedIsNotMade() {
        io.cargoshipper.host.approval.Approvals host = host(Optional.empty());
        String id = ask(host);

        assertThat(run(Optional.empty(), "approvals", "deny", id)).isEqualTo(ExitCode.OK);

        assertThat(printed()).contains("denied the call of remove");
        assertThatThrownBy(() -> host.take(CALL, GRANT)).isInstanceOf(ToolException.class);
    }

    @Test
    void anIdThatIsNoneIsWrongUsage() {
        assertThat(run(typing("y"), "approvals", "approve", "../../x")).isEqualTo(ExitCode.USAGE);
        assertThat(run(typing("y"), "approvals", "deny", "aaaaaaaa")).isEqualTo(ExitCode.USAGE);
        assertThat(run(Optional.empty(), "approvals")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anOperatorsSecretIsChosenAndThenAskedFor() throws IOException {
        configure("approval.secret-file = \"%s\"".formatted(secretFile()));
        assertThat(run(typing(SECRET, SECRET), "approvals", "set-secret")).isEqualTo(ExitCode.OK);
        assertThat(secretFile()).content().doesNotContain("horse");
        assertThat(run(typing(SECRET, SECRET), "approvals", "set-secret"))
                .as("one that is there is not replaced")
                .isEqualTo(ExitCode.USAGE);
        io.cargoshipper.host.approval.Approvals host = host(Optional.of(secretFile()));
        String id = ask(host);

        assertThat(run(typing("y", "a wrong secret"), "approvals", "approve", id))
                .isEqualTo(ExitCode.USAGE);
        assertThat(host.take(CALL, GRANT)).isEmpty();
        assertThat(run(Optional.empty(), "approvals", "approve", id, "--yes"))
                .as("no terminal and no secret")
                .isEqualTo(ExitCode.USAGE);
        input = SECRET + "\n";
        assertThat(run(Optional.empty(), "approvals", "approve", id, "--yes", "--secret-stdin"))
                .isEqualTo(ExitCode.OK);
        assertThat(host.take(CALL, GRANT)).isPresent();
    }

    @Test
    void aSecretThatIsShortOrMistypedIsNotTaken() {
        String file = secretFile().toString();
        assertThat(run(typing("short", "short"), "approvals", "set-secret", file))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run(typing(SECRET, SECRET + "x"), "approvals", "set-secret", file))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run(typing(SECRET), "approvals", "set-secret", file)).isEqualTo(ExitCode.USAGE);

        assertThat(secretFile()).doesNotExist();
    }
}
