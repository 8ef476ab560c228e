package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.index.ToolIndex;
import io.cargoshipper.dist.reference.ShippedPack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What clients are not told of the surface, read from the packs' indices. */
class SurfaceTest {

    @Test
    void everyToolHasItsTierAndTimeLimit() throws IOException {
        Map<String, ToolIndex> shipped = shipped();
        List<String> differences = new ArrayList<>();
        for (SurfaceRow row : SurfaceRow.tools()) {
            ToolIndex tool = shipped.get(row.tool());
            if (tool == null) {
                differences.add("%s is missing".formatted(row.tool()));
                continue;
            }
            if (!row.tier().equals(tool.tier().name())) {
                differences.add("%s is %s".formatted(row.tool(), tool.tier()));
            }
            if (row.seconds().isPresent() && row.seconds().getAsInt() != tool.timeoutSeconds()) {
                differences.add("%s may take %d s".formatted(row.tool(), tool.timeoutSeconds()));
            }
        }

        assertThat(differences).isEmpty();
    }

    @Test
    void theTableHasEveryToolThatShips() throws IOException {
        assertThat(SurfaceRow.tools())
                .extracting(SurfaceRow::tool)
                .containsExactlyInAnyOrderElementsOf(shipped().keySet());
    }

    private static Map<String, ToolIndex> shipped() throws IOException {
        return ShippedPack.onClassPath().stream()
                .flatMap(pack -> pack.index().tools().stream())
                .collect(
                        Collectors.toMap(
                                ToolIndex::name, tool -> tool, (one, other) -> one, TreeMap::new));
    }
}
