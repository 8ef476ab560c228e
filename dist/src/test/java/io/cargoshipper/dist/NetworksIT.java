package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The tools for networks, on a real engine. */
@UseTestEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NetworksIT {

    /** In the name of everything these tests make, and a label of it. */
    private static final String MARK =
            "networks-it-" + UUID.randomUUID().toString().substring(0, 8);

    private static final Map<String, String> LABELS = Map.of(MARK, "");

    private final TestEngine engine;
    private ToolClients clients;
    private Fixture fixture;

    NetworksIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeAll
    void connect(@TempDir Path folder) {
        clients = new ToolClients(engine.address(), folder);
        fixture = Fixture.idle(engine);
    }

    @AfterAll
    void disconnect() {
        fixture.close();
        clients.close();
    }

    @AfterEach
    void removeWhatATestLeft() {
        engine.docker().listNetworksCmd().withNameFilter(MARK).exec().stream()
                .map(network -> network.getId())
                .forEach(
                        id -> {
                            leave(id);
                            engine.docker().removeNetworkCmd(id).exec();
                        });
    }

    private void leave(String network) {
        engine.docker()
                .inspectNetworkCmd()
                .withNetworkId(network)
                .exec()
                .getContainers()
                .keySet()
                .forEach(
                        container ->
                                engine.docker()
                                        .disconnectFromNetworkCmd()
                                        .withNetworkId(network)
                                        .withContainerId(container)
                                        .withForce(true)
                                        .exec());
    }

    @Test
    void aNetworkIsMadeUsedAndRemoved() {
        JsonNode created =
                clients.call(
                        "docker_create_network",
                        Map.of(
                                "name",
                                MARK,
                                "labels",
                                LABELS,
                                "internal",
                                true,
                                "ipam",
                                Map.of(
                                        "subnet", "10.213.7.0/24",
                                        "gateway", "10.213.7.1",
                                        "ip_range", "10.213.7.128/25")));
        assertThat(created.path("subnets").get(0).asString()).isEqualTo("10.213.7.0/24");

        JsonNode connected =
                clients.call(
                        "docker_connect_container",
                        Map.of(
                                "network",
                                MARK,
                                "container",
                                fixture.name(),
                                "aliases",
                                List.of("db"),
                                "ipv4_address",
                                "10.213.7.9"));
        assertThat(connected.path("changed").asBoolean()).isTrue();
        assertThat(connected.path("ipv4_address").asString()).isEqualTo("10.213.7.9");
        assertThat(connected.path("aliases").get(0).asString()).isEqualTo("db");
        assertThat(row(MARK).path("containers").asInt()).isEqualTo(1);

        JsonNode inspected = clients.call("docker_inspect_network", Map.of("network", MARK));
        assertThat(inspected.path("network").path("Internal").asBoolean()).isTrue();
        assertThat(inspected.path("containers").get(0).path("name").asString())
                .isEqualTo(fixture.name());
        assertThat(inspected.path("containers").get(0).path("ipv4_address").asString())
                .isEqualTo("10.213.7.9/24");

        Map<String, Object> pair = Map.of("network", MARK, "container", fixture.name());
        assertThat(clients.call("docker_connect_container", pair).path("changed").asBoolean())
                .isFalse();
        clients.assertFails(
                "docker_remove_network",
                Map.of("network", MARK),
                "CONFLICT",
                "in use by " + fixture.name());
        assertThat(clients.call("docker_disconnect_container", pair).path("changed").asBoolean())
                .isTrue();
        assertThat(clients.call("docker_disconnect_container", pair).path("changed").asBoolean())
                .isFalse();

        JsonNode removed = clients.call("docker_remove_network", Map.of("network", MARK));
        assertThat(removed.path("id").asString()).isEqualTo(created.path("id").asString());
        assertThat(names()).doesNotContain(MARK);
    }

    @Test
    void theListHasPagesAndFilters() {
        make("a");
        make("b");
        JsonNode first = list(Map.of("filters", mine(), "limit", 1));
        assertThat(first.path("total").asInt()).isEqualTo(2);
        JsonNode second =
                list(
                        Map.of(
                                "filters",
                                mine(),
                                "limit",
                                1,
                                "cursor",
                                first.path("next_cursor").asString()));
        assertThat(first.path("networks").get(0).path("name").asString()).isEqualTo(MARK + "-a");
        assertThat(second.path("networks").get(0).path("name").asString()).isEqualTo(MARK + "-b");
        assertThat(second.has("next_cursor")).isFalse();
        assertThat(names()).contains("bridge");
    }

    @Test
    void danglingAreThoseThatNoRunningContainerIsIn() {
        make("empty");
        make("used");
        clients.call(
                "docker_connect_container",
                Map.of("network", MARK + "-used", "container", fixture.name()));
        Map<String, Object> dangling = Map.of("label", List.of(MARK), "dangling", List.of("true"));
        assertThat(list(Map.of("filters", dangling)).path("networks").valueStream())
                .extracting(row -> row.path("name").asString())
                .containsExactly(MARK + "-empty");
    }

    @Test
    void pruningTakesWhatNobodyIsInAndFits() {
        make("empty");
        make("used");
        clients.call(
                "docker_connect_container",
                Map.of("network", MARK + "-used", "container", fixture.name()));
        JsonNode pruned = clients.call("docker_prune_networks", Map.of("filters", mine()));
        assertThat(pruned.path("removed").valueStream())
                .extracting(JsonNode::asString)
                .containsExactly(MARK + "-empty");
        assertThat(pruned.path("kept").isEmpty()).isTrue();
        assertThat(names()).contains(MARK + "-used").doesNotContain(MARK + "-empty");
    }

    @Test
    void namesThatMissGetTheNearest() {
        make("front");
        Map<String, Object> missing = Map.of("network", MARK + "-fornt");
        String nearest = "did you mean '" + MARK + "-front'?";
        clients.assertFails("docker_inspect_network", missing, "NOT_FOUND", nearest);
        clients.assertFails("docker_remove_network", missing, "NOT_FOUND", nearest);
        for (String tool : List.of("docker_connect_container", "docker_disconnect_container")) {
            clients.assertFails(
                    tool,
                    Map.of("network", MARK + "-fornt", "container", fixture.name()),
                    "NOT_FOUND",
                    nearest);
            clients.assertFails(
                    tool,
                    Map.of("network", MARK + "-front", "container", MARK),
                    "NOT_FOUND",
                    "no container '" + MARK + "'");
        }
    }

    @Test
    void wrongArgumentsAreNamed() {
        clients.call(
                "docker_create_network",
                Map.of("name", MARK + "-front", "ipam", Map.of("subnet", "10.213.8.0/24")));
        clients.assertFails(
                "docker_list_networks",
                Map.of("filters", Map.of("nmae", List.of("x"))),
                "INVALID_ARGUMENT",
                "unknown nmae");
        clients.assertFails(
                "docker_inspect_network", Map.of("network_id", "x"), "INVALID_ARGUMENT", "network");
        clients.assertFails(
                "docker_create_network",
                Map.of("name", MARK, "ipam", Map.of("subnet", "10.213.0.0")),
                "INVALID_ARGUMENT",
                "ipam.subnet: '10.213.0.0'");
        clients.assertFails(
                "docker_connect_container",
                Map.of(
                        "network",
                        MARK + "-front",
                        "container",
                        fixture.name(),
                        "ipv4_address",
                        "1.2.3.4"),
                "INVALID_ARGUMENT",
                "the subnets of '" + MARK + "-front' are 10.213.8.0/24");
        make("chosen");
        clients.assertFails(
                "docker_connect_container",
                Map.of(
                        "network",
                        MARK + "-chosen",
                        "container",
                        fixture.name(),
                        "ipv4_address",
                        "1.2.3.4"),
                "INVALID_ARGUMENT",
                "make a network with ipam.subnet");
        clients.assertFails(
                "docker_connect_container",
                Map.of(
                        "network", "bridge",
                        "container", fixture.name(),
                        "ipv4_address", "x"),
                "INVALID_ARGUMENT",
                "ipv4_address: 'x'");
        clients.assertFails(
                "docker_disconnect_container",
                Map.of("network", "bridge"),
                "INVALID_ARGUMENT",
                "container");
        clients.assertFails(
                "docker_remove_network", Map.of("network", ""), "INVALID_ARGUMENT", "network");
        clients.assertFails(
                "docker_prune_networks",
                Map.of("filters", Map.of("until", List.of("soon"))),
                "INVALID_ARGUMENT",
                "'soon'");
    }

    @Test
    void whatTheEngineHasInTheWayIsAConflict() {
        make("front");
        clients.assertFails(
                "docker_create_network",
                Map.of("name", MARK + "-front"),
                "CONFLICT",
                "there is a network '%s-front' already".formatted(MARK));
        clients.assertFails(
                "docker_create_network", Map.of("name", "bridge"), "CONFLICT", "'bridge' already");
        String subnet =
                clients.call("docker_inspect_network", Map.of("network", MARK + "-front"))
                        .path("network")
                        .path("IPAM")
                        .path("Config")
                        .get(0)
                        .path("Subnet")
                        .asString();
        clients.assertFails(
                "docker_create_network",
                Map.of("name", MARK + "-other", "ipam", Map.of("subnet", subnet)),
                "CONFLICT",
                subnet + " overlaps");
        clients.assertFails(
                "docker_create_network",
                Map.of("name", MARK + "-other", "driver", "brigde"),
                "APPROVAL_REQUIRED",
                "of 'brigde'");
        clients.assertFails(
                "docker_remove_network",
                Map.of("network", "bridge"),
                "CONFLICT",
                "the engine's own");
    }

    @Test
    void removingNeedsAPolicyThatAllowsIt() {
        make("front");
        clients.assertDestructive("docker_remove_network", Map.of("network", MARK + "-front"));
        clients.assertDestructive("docker_prune_networks", Map.of("filters", mine()));
        clients.harmless(
                "docker_connect_container",
                Map.of("network", MARK + "-front", "container", fixture.name()));
        clients.harmless(
                "docker_disconnect_container",
                Map.of("network", MARK + "-front", "container", fixture.name(), "force", true));
        assertThat(names()).contains(MARK + "-front");
    }

    @Test
    void theyAreAResource() {
        make("front");
        assertThat(clients.read("docker://networks"))
                .startsWith("NETWORK ID")
                .contains(MARK + "-front");
        assertThat(clients.read("docker://networks?format=json"))
                .startsWith("{")
                .contains("\"name\":\"" + MARK + "-front\"");
    }

    private static Map<String, Object> mine() {
        return Map.of("label", List.of(MARK));
    }

    private void make(String name) {
        engine.docker().createNetworkCmd().withName(MARK + "-" + name).withLabels(LABELS).exec();
    }

    private JsonNode list(Map<String, Object> arguments) {
        return clients.call("docker_list_networks", arguments);
    }

    private JsonNode row(String name) {
        return list(Map.of("filters", mine()))
                .path("networks")
                .valueStream()
                .filter(row -> row.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names() {
        return list(Map.of("limit", 500))
                .path("networks")
                .valueStream()
                .map(row -> row.path("name").asString())
                .toList();
    }
}
