package io.cargoshipper.pack.volumes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ResourceResult;
import io.cargoshipper.pack.engine.FakeEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListVolumesTest {

    private final ListVolumes tool = new ListVolumes();
    private final FakeEngine engine = Scripted.engine();

    @Test
    void givesRowsByName() {
        ListVolumes.Page page = list(Map.of(), 50, Optional.empty());
        assertThat(page.volumes())
                .extracting(VolumeRow::name)
                .containsExactly(Scripted.INVENTED, "data", "share");
        assertThat(page.volumes().get(1))
                .isEqualTo(
                        new VolumeRow(
                                "data",
                                "local",
                                Optional.of("/var/lib/docker/volumes/data/_data"),
                                Optional.of("2026-01-02T03:04:05Z"),
                                List.of("old", "web"),
                                Optional.of("shop")));
        assertThat(page.total()).isEqualTo(3);
    }

    @Test
    void givesPages() {
        ListVolumes.Page first = list(Map.of(), 2, Optional.empty());
        assertThat(first.nextCursor()).isPresent();
        assertThat(list(Map.of(), 2, first.nextCursor()).volumes())
                .extracting(VolumeRow::name)
                .containsExactly("share");
    }

    @Test
    void passesFiltersOn() {
        list(Map.of("dangling", List.of("true")), 50, Optional.empty());
        assertThat(engine.requests()).contains("GET /volumes?filters={\"dangling\":[\"true\"]}");
    }

    @Test
    void refusesFiltersThatThereAreNot() {
        assertThatThrownBy(
                        () ->
                                new ListVolumes.Arguments(
                                        Map.of("size", List.of("1")), 50, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("filters: unknown size; known: dangling, driver, label, name");
    }

    @Test
    void namesAFewOfManyUsers() {
        String many =
                IntStream.range(0, 20)
                        .mapToObj(
                                i ->
                                        "{\"Id\": \"%d\", \"Names\": [\"/c%02d\"], \"Mounts\": [{\"Name\": \"data\"}]}"
                                                .formatted(i, i))
                        .collect(Collectors.joining(",", "[", "]"));
        FakeEngine crowded =
                new FakeEngine()
                        .answer("GET /volumes", 200, "{\"Volumes\": [" + Scripted.DATA + "]}")
                        .answer("GET /containers/json", 200, many);
        ListVolumes.Arguments all = new ListVolumes.Arguments(Map.of(), 50, Optional.empty());
        assertThat(tool.list(all, crowded.client()).volumes().get(0).usedBy())
                .containsExactly("c00", "c01", "c02", "c03", "c04", "and 15 more");
    }

    @Test
    void anEngineWithoutVolumes() {
        FakeEngine bare =
                new FakeEngine()
                        .answer("GET /volumes", 200, "{\"Volumes\": null}")
                        .answer("GET /containers/json", 200, "[]");
        assertThat(tool.read(bare.client()).value().volumes()).isEmpty();
    }

    @Test
    void isAResourceForPeopleToo() {
        ResourceResult<ListVolumes.All> result = tool.read(engine.client());
        assertThat(result.value().volumes()).hasSize(3);
        assertThat(result.text().lines())
                .hasSize(4)
                .anyMatch(line -> line.matches("data +local +2026-01-02T03:04:05Z +old, web"));
    }

    private ListVolumes.Page list(
            Map<String, List<String>> filters, int limit, Optional<String> cursor) {
        return tool.list(new ListVolumes.Arguments(filters, limit, cursor), engine.client());
    }
}
