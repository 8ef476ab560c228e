package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A policy that is changed under a running server; no engine is needed for that. */
class PolicyReloadIT {

    private static final String REFUSED = "REFUSED_BY_POLICY";
    private static final String TOOLS_CHANGED = "notifications/tools/list_changed";
    private static final String PROMPTS_CHANGED = "notifications/prompts/list_changed";
    private static final String RESOURCES_CHANGED = "notifications/resources/list_changed";
    private static final String REMOVE = "docker_remove_container";
    private static final String EXEC = "docker_exec_command";
    private static final String LIST = "docker_list_containers";
    private static final String DENY_EXEC = "policy.tools.deny = [\"docker_exec_*\"]\n";

    @TempDir private Path folder;

    @Test
    void aToolThatIsDeniedIsGoneFromTheListAndRefused() throws IOException {
        try (RawClient client = RawClient.of(Launch.in(folder).configuration("# nothing yet\n"))) {
            assertThat(client.toolNames()).contains(LIST, EXEC);

            write("cargoshipper.conf", DENY_EXEC);

            awaitNotification(client, TOOLS_CHANGED);
            assertThat(client.toolNames()).contains(LIST).doesNotContain(EXEC);
            ToolAnswer answer = client.call(EXEC, Map.of()).assertFailure(REFUSED);
            assertThat(answer.text()).contains("docker_exec_*", "policy.tools.deny");
            assertThat(client.notifications(TOOLS_CHANGED)).hasSize(1);
            assertThat(client.notifications(PROMPTS_CHANGED)).isEmpty();
            assertThat(client.notifications(RESOURCES_CHANGED)).isEmpty();
        }
    }

    @Test
    void whatIsAllowedAnewIsOffered() throws IOException {
        try (RawClient client = RawClient.of(Launch.in(folder).configuration("# nothing yet\n"))) {
            client.call(REMOVE, Map.of("container", "web")).assertFailure(REFUSED);

            write(
                    "cargoshipper.conf",
                    "policy.highest-tier = destructive\napproval.destructive = false\n");

            awaitNotification(client, TOOLS_CHANGED);
            assertThat(client.toolNames()).contains(REMOVE);
            client.call(REMOVE, Map.of("container", "web")).assertFailure("ENGINE_UNAVAILABLE");
        }
    }

    @Test
    void aBrokenEditKeepsThePolicyAndSaysSoUntilItIsMended() throws IOException {
        try (RawClient client = RawClient.of(Launch.in(folder).configuration(DENY_EXEC))) {
            write("cargoshipper.conf", "policy.tools.deny = [\"docker_exec_*\"\n");

            awaitLog(client, "the configuration is broken, so the policy of ");
            client.call(EXEC, Map.of()).assertFailure(REFUSED);

            write("cargoshipper.conf", "policy.tools.denied = []\n");
            awaitLog(client, "unknown key 'policy.tools.denied'");
            client.call(EXEC, Map.of()).assertFailure(REFUSED);
            assertThat(client.notifications(TOOLS_CHANGED)).isEmpty();

            write("cargoshipper.conf", "policy.tools.deny = [\"" + LIST + "\"]\n");
            awaitNotification(client, TOOLS_CHANGED);
            assertThat(client.toolNames()).contains(EXEC).doesNotContain(LIST);
        }
    }

    @Test
    void whatIsExplainedIsWhatAClientIsTold() throws IOException {
        Launch launch = Launch.in(folder).configuration("# nothing yet\n");
        try (RawClient client = RawClient.of(launch)) {
            write("cargoshipper.conf", "# why not\n" + DENY_EXEC);
            awaitNotification(client, TOOLS_CHANGED);
            Map<String, Object> arguments = Map.of("container", "web", "command", "ls");
            String told = client.call(EXEC, arguments).assertFailure(REFUSED).text();

            CommandResult explained =
                    launch.run(
                            "policy",
                            "explain",
                            EXEC,
                            JsonMapper.shared().writeValueAsString(arguments));

            assertThat(told).contains("cargoshipper.conf line 2");
            assertThat(explained.exitCode()).isEqualTo(1);
            assertThat(explained.stdout().strip()).endsWith("refused: " + told);
        }
    }

    @Test
    void aFileThatIsLostLoosensNothing() throws IOException {
        try (RawClient client = RawClient.of(Launch.in(folder).configuration(DENY_EXEC))) {
            Files.delete(folder.resolve("cargoshipper.conf"));

            awaitLog(client, "so the policy of ");
            client.call(EXEC, Map.of()).assertFailure(REFUSED);
        }
    }

    @Test
    void anIncludedFileIsWatchedToo() throws IOException {
        write("team.conf", "# nothing yet\n");
        Launch launch = Launch.in(folder).configuration("include \"team.conf\"\n");
        try (RawClient client = RawClient.of(launch)) {
            write("team.conf", "policy.prompts.deny = [\"*\"]\n");

            awaitNotification(client, PROMPTS_CHANGED);
            assertThat(client.request("prompts/list", Map.of()).path("result").path("prompts"))
                    .isEmpty();
            assertThat(client.notifications(TOOLS_CHANGED)).isEmpty();
        }
    }

    @Test
    void theVariablesOfTheWorkingFolderCanTightenAndNotLoosen() throws IOException {
        try (RawClient client = RawClient.of(Launch.in(folder).configuration(DENY_EXEC))) {
            write("work/.env", "SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS=true\n");
            awaitLog(client, "asks for destructive");
            assertThat(client.toolNames()).contains(LIST).doesNotContain(EXEC, REMOVE);

            write("work/.env", "SAFETY_ALLOW_MODERATE_OPERATIONS=false\n");
            awaitNotification(client, TOOLS_CHANGED);
            assertThat(client.toolNames())
                    .contains(LIST)
                    .doesNotContain("docker_start_container", EXEC, REMOVE);
        }
    }

    @Test
    void whatIsNoPolicyWaitsForARestartWhichIsSaid() throws IOException {
        try (RawClient client = RawClient.of(Launch.in(folder).configuration("# nothing\n"))) {
            write("cargoshipper.conf", "log.level = debug\nserver.name = other\n");

            awaitLog(client, "without effect until a restart: log.level, server.name");
            assertThat(client.notifications(TOOLS_CHANGED)).isEmpty();
        }
    }

    /** As editors do it: beside, and then in place. */
    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Path beside = Files.writeString(file.resolveSibling(file.getFileName() + "~"), text);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void awaitNotification(RawClient client, String method) {
        Eventually.holds(method, () -> !client.notifications(method).isEmpty());
    }

    private static void awaitLog(RawClient client, String text) {
        Eventually.holds(text, () -> client.server().stderr().contains(text));
    }
}
