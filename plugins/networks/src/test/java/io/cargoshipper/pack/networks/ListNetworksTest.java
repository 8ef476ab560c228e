package io.cargoshipper.pack.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ResourceResult;
import io.cargoshipper.pack.engine.FakeEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListNetworksTest {

    private final ListNetworks tool = new ListNetworks();
    private final FakeEngine engine = Scripted.engine();

    @Test
    void givesRowsByName() {
        ListNetworks.Page page = list(Map.of(), 50, Optional.empty());
        assertThat(page.networks())
                .containsExactly(
                        new NetworkRow(
                                "b1", "bridge", "bridge", "local", List.of(), 0, Optional.empty()),
                        new NetworkRow(
                                Scripted.FRONT_ID.substring(0, 12),
                                "front",
                                "bridge",
                                "local",
                                List.of("172.28.0.0/16", "fd00::/64"),
                                1,
                                Optional.of("shop")));
        assertThat(page.total()).isEqualTo(2);
        assertThat(page.nextCursor()).isEmpty();
    }

    @Test
    void givesPages() {
        ListNetworks.Page first = list(Map.of(), 1, Optional.empty());
        ListNetworks.Page second = list(Map.of(), 1, first.nextCursor());
        assertThat(first.networks()).extracting(NetworkRow::name).containsExactly("bridge");
        assertThat(second.networks()).extracting(NetworkRow::name).containsExactly("front");
        assertThat(second.nextCursor()).isEmpty();
    }

    @Test
    void passesFiltersOn() {
        list(Map.of("driver", List.of("bridge")), 50, Optional.empty());
        assertThat(engine.requests()).contains("GET /networks?filters={\"driver\":[\"bridge\"]}");
    }

    @Test
    void reckonsItselfWhatIsDangling() {
        assertThat(list(Map.of("dangling", List.of("true")), 50, Optional.empty()).networks())
                .extracting(NetworkRow::name)
                .containsExactly("bridge");
        assertThat(list(Map.of("dangling", List.of("0")), 50, Optional.empty()).networks())
                .extracting(NetworkRow::name)
                .containsExactly("front");
        assertThat(engine.requests())
                .contains("GET /networks")
                .noneMatch(it -> it.contains("dang"));
    }

    @Test
    void refusesFiltersThatThereAreNot() {
        assertThatThrownBy(() -> arguments(Map.of("nmae", List.of("x")), 50, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown nmae; known: dangling, driver");
        assertThatThrownBy(() -> arguments(Map.of("dangling", List.of("yes")), 1, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dangling is true or false, not 'yes'");
    }

    @Test
    void isAResourceForPeopleToo() {
        ResourceResult<ListNetworks.All> result = tool.read(engine.client());
        assertThat(result.value().networks()).hasSize(2);
        assertThat(result.text().lines())
                .hasSize(3)
                .anyMatch(line -> line.matches(".*front +bridge +local +172.*fd00::/64 +1"));
    }

    private ListNetworks.Page list(
            Map<String, List<String>> filters, int limit, Optional<String> cursor) {
        return tool.list(arguments(filters, limit, cursor), engine.client());
    }

    private static ListNetworks.Arguments arguments(
            Map<String, List<String>> filters, int limit, Optional<String> cursor) {
        return new ListNetworks.Arguments(filters, limit, cursor);
    }
}
