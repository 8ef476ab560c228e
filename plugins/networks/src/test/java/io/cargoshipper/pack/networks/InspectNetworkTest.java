package io.cargoshipper.pack.networks;

import static io.cargoshipper.pack.networks.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InspectNetworkTest {

    private final InspectNetwork tool = new InspectNetwork();
    private final FakeEngine engine = Scripted.engine();

    @Test
    void givesADigestAndWhoIsInIt() {
        InspectNetwork.Inspection inspection = inspect("front");
        assertThat(inspection.network())
                .containsEntry("Name", "front")
                .containsEntry("Internal", true)
                .containsEntry("Labels", Map.of("com.docker.compose.project", "shop"))
                .containsKey("IPAM")
                .doesNotContainKeys("Containers", "Options");
        assertThat(inspection.containers())
                .containsExactly(
                        new InspectNetwork.Member(
                                Scripted.WEB_ID.substring(0, 12),
                                "web",
                                Optional.of("172.28.0.2/16"),
                                Optional.empty()));
        assertThat(inspection.containersTotal()).isEqualTo(1);
    }

    @Test
    void givesExactlyTheFieldsAskedFor() {
        InspectNetwork.Inspection inspection =
                inspect("front", "IPAM.Config.Subnet", "Containers", "Nmae");
        assertThat(inspection.network())
                .containsOnlyKeys("IPAM.Config.Subnet", "Containers")
                .containsEntry("IPAM.Config.Subnet", List.of("172.28.0.0/16", "fd00::/64"));
        assertThat(inspection.missing()).containsExactly("Nmae");
        assertThat(inspection.containers()).isEmpty();
    }

    @Test
    void secretsAreGoneBeforeFieldsAreCut() {
        assertThat(inspect("front", "Labels.com.docker.compose.project").network())
                .containsEntry("Labels.com.docker.compose.project", "shop");
        InspectNetwork.Inspection inspection =
                tool.inspect(
                        new InspectNetwork.Arguments(
                                "front", List.of("Labels.com.docker.compose.project")),
                        FakeCall.ofSeconds(30).hiding("com.docker.compose.project"),
                        engine.client());
        assertThat(inspection.network())
                .containsEntry("Labels.com.docker.compose.project", FakeCall.HIDDEN);
    }

    @Test
    void aNetworkWithoutContainers() {
        assertThat(inspect("bridge").containers()).isEmpty();
    }

    @Test
    void namesTheNearest() {
        assertFails(
                ErrorCode.NOT_FOUND,
                "no network 'fornt'; did you mean 'front'?",
                () -> inspect("fornt"));
        assertFails(
                ErrorCode.NOT_FOUND,
                "no network 'elsewhere'; docker_list_networks shows those there are",
                () -> inspect("elsewhere"));
    }

    private InspectNetwork.Inspection inspect(String network, String... fields) {
        return tool.inspect(
                new InspectNetwork.Arguments(network, List.of(fields)),
                FakeCall.ofSeconds(30),
                engine.client());
    }
}
