package io.cargoshipper.pack.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InspectImageTest {

    private final FakeEngine engine = Engines.withOneImage();

    @Test
    void withoutFieldsItIsADigest() {
        Map<String, Object> image = inspect().image();
        assertThat(image)
                .containsEntry("Id", Engines.ID)
                .containsEntry("RepoTags", List.of("app:1", "app:latest"))
                .containsEntry("Size", 5000)
                .doesNotContainKeys("ContainerConfig", "RootFS", "VirtualSize");
        assertThat(image.get("Config"))
                .isEqualTo(Map.of("Env", List.of("TOKEN=…", "PATH=…"), "Cmd", List.of("sh")));
    }

    @Test
    void fieldsAreGivenWhole() {
        InspectImage.Inspection inspection =
                inspect("RootFS.Layers", "config.cmd", "Config.Env", "Nothing");
        assertThat(inspection.image())
                .containsEntry("RootFS.Layers", List.of("sha256:aa"))
                .containsEntry("config.cmd", List.of("sh"))
                .containsEntry("Config.Env", List.of("TOKEN=s3cret", "PATH=/bin"));
        assertThat(inspection.missing()).containsExactly("Nothing");
    }

    @Test
    void valuesOfVariablesAreShownToThoseAloneWhoNameThem() {
        assertThat(inspect("Config", "ContainerConfig").toString()).doesNotContain("s3cret");
        assertThat(inspect("ContainerConfig.Env").image()).isEmpty();
    }

    @Test
    void anImageThatIsNotThereIsSuggested() {
        assertThatThrownBy(
                        () ->
                                new InspectImage()
                                        .inspect(
                                                new InspectImage.Arguments("aap:1", List.of()),
                                                FakeCall.ofSeconds(30),
                                                engine.client()))
                .isInstanceOf(ToolException.class)
                .hasMessage("no image 'aap:1'; did you mean 'app:1'?");
    }

    @Test
    void secretsAreGoneBeforeFieldsAreCut() {
        FakeCall call = FakeCall.ofSeconds(30).hiding("TOKEN");
        assertThat(inspect(call, "Config.Env", "Config.Env.0").image())
                .containsEntry("Config.Env", List.of("TOKEN=[redacted: key]", "PATH=/bin"))
                .containsEntry("Config.Env.0", "TOKEN=[redacted: key]");
    }

    private InspectImage.Inspection inspect(String... fields) {
        return inspect(FakeCall.ofSeconds(30), fields);
    }

    private InspectImage.Inspection inspect(FakeCall call, String... fields) {
        return new InspectImage()
                .inspect(new InspectImage.Arguments("app", List.of(fields)), call, engine.client());
    }
}
