package io.cargoshipper.pack.volumes;

import static io.cargoshipper.pack.volumes.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InspectVolumeTest {

    private final InspectVolume tool = new InspectVolume();
    private final FakeEngine engine = Scripted.engine();

    @Test
    void givesADigestAndWhoMountsIt() {
        InspectVolume.Inspection inspection = inspect("data");
        assertThat(inspection.volume())
                .containsEntry("Name", "data")
                .containsEntry("Labels", Map.of("com.docker.compose.project", "shop"))
                .doesNotContainKey("Options");
        assertThat(inspection.usedBy()).containsExactly("old", "web");
    }

    @Test
    void givesExactlyTheFieldsAskedFor() {
        InspectVolume.Inspection inspection = inspect("data", "Mountpoint", "Nmae");
        assertThat(inspection.volume())
                .isEqualTo(Map.of("Mountpoint", "/var/lib/docker/volumes/data/_data"));
        assertThat(inspection.missing()).containsExactly("Nmae");
    }

    @Test
    void secretsAreGoneBeforeFieldsAreCut() {
        assertThat(inspect("share").volume())
                .containsEntry(
                        "Options",
                        Map.of(
                                "type",
                                "cifs",
                                "device",
                                FakeCall.HIDDEN,
                                "o",
                                "username=me,password=hunter2,vers=3.0"));
        assertThat(inspect("share", "Options.device").volume())
                .containsEntry("Options.device", FakeCall.HIDDEN);
    }

    @Test
    void namesTheNearest() {
        assertFails(
                ErrorCode.NOT_FOUND, "no volume 'dta'; did you mean 'data'?", () -> inspect("dta"));
        assertFails(
                ErrorCode.NOT_FOUND,
                "no volume 'elsewhere'; docker_list_volumes shows those there are",
                () -> inspect("elsewhere"));
    }

    private InspectVolume.Inspection inspect(String volume, String... fields) {
        return tool.inspect(
                new InspectVolume.Arguments(volume, List.of(fields)),
                FakeCall.ofSeconds(30).hiding("device"),
                engine.client());
    }
}
