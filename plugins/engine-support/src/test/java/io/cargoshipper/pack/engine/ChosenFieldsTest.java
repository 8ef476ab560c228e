package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChosenFieldsTest {

    private static final Map<String, Object> NETWORK =
            Map.of(
                    "Name",
                    "front",
                    "Labels",
                    Map.of("a.b", ""),
                    "Options",
                    Map.of(),
                    "IPAM",
                    Map.of("Config", List.of(Map.of("Subnet", "10.0.0.0/8"))));

    @Test
    void withoutFieldsItIsADigest() {
        ChosenFields chosen = ChosenFields.of(NETWORK, List.of());
        assertThat(chosen.values())
                .containsEntry("Name", "front")
                .containsEntry("Labels", Map.of("a.b", ""))
                .doesNotContainKey("Options");
        assertThat(chosen.missing()).isEmpty();
    }

    @Test
    void withFieldsItIsTheseAndWhatIsMissing() {
        ChosenFields chosen =
                ChosenFields.of(NETWORK, List.of("ipam.config.subnet", "Labels.a.b", "Nmae"));
        assertThat(chosen.values())
                .isEqualTo(Map.of("ipam.config.subnet", List.of("10.0.0.0/8"), "Labels.a.b", ""));
        assertThat(chosen.missing()).containsExactly("Nmae");
    }

    @Test
    void whatIsHiddenIsShownToThoseWhoNameIt() {
        Map<String, Object> known = Map.of("Options", Map.of("o", "password=x"));
        Map<String, Object> shown = Map.of("Options", Map.of("o", "password=…"));
        assertThat(ChosenFields.of(shown, List.of(), path -> known).values()).isEqualTo(shown);
        assertThat(
                        ChosenFields.of(
                                        shown,
                                        List.of("Options.o"),
                                        path -> path.startsWith("Options") ? known : shown)
                                .values())
                .isEqualTo(Map.of("Options.o", "password=x"));
    }
}
