package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.RaisesTier;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostReachTest {

    private final HostReach rule = new HostReach();

    @Test
    void leavesAnOrdinaryContainerAtItsTier() {
        assertThat(
                        rule.tier(
                                wanted(
                                        Optional.of("front"),
                                        List.of(),
                                        mount(NewContainer.MountType.BIND, "/srv/data"),
                                        mount(NewContainer.MountType.VOLUME, "data"),
                                        mount(NewContainer.MountType.VOLUME, null),
                                        mount(NewContainer.MountType.TMPFS, null))))
                .isEqualTo(Tier.MODERATE);
    }

    @Test
    void raisesAnyCapability() {
        assertThat(rule.tier(wanted(Optional.empty(), List.of("NET_BIND_SERVICE"))))
                .isEqualTo(Tier.DESTRUCTIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "container:web"})
    void raisesTheNetworkOfAnother(String network) {
        assertThat(rule.tier(wanted(Optional.of(network), List.of()))).isEqualTo(Tier.DESTRUCTIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "bridge", "hosts", "my-host", "containers"})
    void leavesOtherNetworks(String network) {
        assertThat(rule.tier(wanted(Optional.of(network), List.of()))).isEqualTo(Tier.MODERATE);
    }

    @Test
    void raisesAnyOneBindOfASensitivePath() {
        assertThat(
                        rule.tier(
                                wanted(
                                        Optional.empty(),
                                        List.of(),
                                        mount(NewContainer.MountType.BIND, "/srv"),
                                        mount(
                                                NewContainer.MountType.BIND,
                                                "/srv/../var/run/docker.sock"))))
                .isEqualTo(Tier.DESTRUCTIVE);
    }

    @Test
    void standsOnTheTool() throws NoSuchMethodException {
        Tool tool =
                CreateContainer.class
                        .getDeclaredMethod(
                                "create",
                                NewContainer.class,
                                com.github.dockerjava.api.DockerClient.class)
                        .getAnnotation(Tool.class);
        assertThat(tool.tierRule()).isEqualTo(HostReach.class);
    }

    @ParameterizedTest
    @ValueSource(classes = {NewContainer.class, ExecCommand.Arguments.class})
    void privilegedRaisesByItself(Class<?> arguments) {
        assertThat(Arrays.stream(arguments.getRecordComponents()))
                .filteredOn(component -> component.getName().equals("privileged"))
                .singleElement()
                .extracting(component -> component.getAnnotation(RaisesTier.class).value())
                .isEqualTo(Tier.DESTRUCTIVE);
    }

    private static NewContainer.Mount mount(NewContainer.MountType type, String source) {
        return new NewContainer.Mount(type, Optional.ofNullable(source), "/data", false);
    }

    private static NewContainer wanted(
            Optional<String> network, List<String> capAdd, NewContainer.Mount... mounts) {
        return new NewContainer(
                "nginx:1.27",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(mounts),
                network,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                "no",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                capAdd,
                List.of(),
                false);
    }
}
