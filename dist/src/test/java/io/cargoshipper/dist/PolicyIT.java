package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What policy withholds is neither listed nor called; no engine is needed to say so. */
class PolicyIT {

    private static final String REFUSED = "REFUSED_BY_POLICY";
    private static final String REMOVE = "docker_remove_container";
    private static final String EXEC = "docker_exec_command";
    private static final String LIST = "docker_list_containers";

    @TempDir private Path folder;

    @Test
    void byDefaultDestructiveToolsAreWithheld() {
        try (RawClient client = RawClient.of(Launch.in(folder))) {
            assertThat(client.toolNames()).contains(LIST, EXEC).doesNotContain(REMOVE);

            ToolAnswer answer =
                    client.call(REMOVE, Map.of("container", "web")).assertFailure(REFUSED);
            assertThat(answer.text()).contains("destructive", "policy.highest-tier");
        }
    }

    @Test
    void aToolDeniedByTheEnvironmentIsWithheld() {
        Launch launch = Launch.in(folder).variable("SAFETY_DENIED_TOOLS", EXEC);
        try (RawClient client = RawClient.of(launch)) {
            assertThat(client.toolNames()).contains(LIST).doesNotContain(EXEC);

            ToolAnswer answer = client.call(EXEC, Map.of()).assertFailure(REFUSED);
            assertThat(answer.text()).contains(EXEC, "the environment");
        }
    }

    @Test
    void aToolDeniedByTheConfigurationIsWithheld() {
        Launch launch = Launch.in(folder).configuration("policy.tools.deny = [\"docker_exec_*\"]");
        try (RawClient client = RawClient.of(launch)) {
            assertThat(client.toolNames()).contains(LIST).doesNotContain(EXEC);

            ToolAnswer answer = client.call(EXEC, Map.of()).assertFailure(REFUSED);
            assertThat(answer.text()).contains("docker_exec_*", "policy.tools.deny");
        }
    }

    @Test
    void whereSomeToolsAreAllowedTheOthersAreWithheld() {
        Launch launch = Launch.in(folder).variable("SAFETY_ALLOWED_TOOLS", LIST);
        try (RawClient client = RawClient.of(launch)) {
            assertThat(client.toolNames()).containsExactly(LIST);

            client.call(EXEC, Map.of()).assertFailure(REFUSED);
        }
    }

    @Test
    void withoutModerateOperationsOnlyReadingIsOffered() {
        Launch launch = Launch.in(folder).variable("SAFETY_ALLOW_MODERATE_OPERATIONS", "false");
        try (RawClient client = RawClient.of(launch)) {
            assertThat(client.toolNames())
                    .contains(LIST)
                    .doesNotContain(EXEC, "docker_start_container", REMOVE);

            client.call("docker_start_container", Map.of("container", "web"))
                    .assertFailure(REFUSED);
        }
    }

    @Test
    void theEnvironmentCannotLoosenWhatTheConfigurationLimits() {
        Launch launch =
                Launch.in(folder)
                        .configuration("policy.highest-tier = safe")
                        .variable("SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS", "true");
        try (RawClient client = RawClient.of(launch)) {
            assertThat(client.toolNames()).contains(LIST).doesNotContain(EXEC, REMOVE);
            assertThat(client.server().stderr())
                    .contains("asks for destructive", "says safe: ignored");
        }
    }

    @Test
    void destructiveCallsThatAreAllowedAreNotMadeWithoutApproval(@TempDir Path packs) {
        PackSource.named("wrecker")
                .tools(
                        """
                        record Wrecked(boolean done) {}

                        @Tool(name = "wreck", description = "Wrecks", tier = Tier.DESTRUCTIVE)
                        Wrecked wreck() { return new Wrecked(true); }
                        """)
                .buildIn(packs);
        Launch launch =
                Launch.in(folder)
                        .plugins(packs)
                        .variable("SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS", "true");
        try (RawClient client = RawClient.of(launch)) {
            ToolAnswer answer = client.call("wreck", Map.of()).assertFailure("APPROVAL_REQUIRED");
            assertThat(answer.text())
                    .contains("approval.destructive", "cargoshipper approvals approve ");
        }
    }
}
