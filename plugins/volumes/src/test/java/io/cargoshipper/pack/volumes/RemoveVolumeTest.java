package io.cargoshipper.pack.volumes;

import static io.cargoshipper.pack.volumes.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Plan;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import io.cargoshipper.pack.engine.Planned;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RemoveVolumeTest {

    private final RemoveVolume tool = new RemoveVolume();
    private final FakeEngine engine = Scripted.engine();

    @Test
    void removesAVolume() {
        engine.answer("DELETE /volumes/share", 204, "");
        assertThat(remove("share", false).name()).isEqualTo("share");
        assertThat(engine.requests()).contains("DELETE /volumes/share?force=false");
        remove("share", true);
        assertThat(engine.requests()).contains("DELETE /volumes/share?force=true");
    }

    @Test
    void namesTheContainersThatMountIt() {
        assertFails(
                ErrorCode.CONFLICT,
                "volume 'data' is in use by old, web; remove them first",
                () -> remove("data", true));
        assertThat(engine.requests()).noneMatch(it -> it.startsWith("DELETE"));
    }

    @Test
    void soWhereOneHasComeMeanwhile() {
        FakeEngine racing =
                new FakeEngine()
                        .answer("GET /volumes/data", 200, Scripted.DATA)
                        .answer("GET /containers/json", 200, "[]")
                        .answer("GET /containers/json", 200, Scripted.CONTAINERS)
                        .answer("DELETE /volumes/data", 409, "{\"message\": \"in use - [1]\"}");
        assertFails(
                ErrorCode.CONFLICT,
                "in use by old, web",
                () ->
                        tool.remove(
                                new RemoveVolume.Arguments("data", false),
                                racing.client(),
                                racing.api()));
    }

    @Test
    void namesTheNearest() {
        assertFails(
                ErrorCode.NOT_FOUND,
                "no volume 'sahre'; did you mean 'share'?",
                () -> remove("sahre", true));
    }

    @Test
    void saysBeforeWhatWillGo() {
        engine.answer("DELETE /volumes/share", 204, "")
                .answer(
                        "GET /system/df",
                        200,
                        "{\"Volumes\": [{\"Name\": \"share\", \"UsageData\": {\"Size\": 9}}]}");
        Plan plan = plan("share");
        assertThat(plan.steps())
                .containsExactly(
                        new Plan.Step("remove", "volume", "share", "share", OptionalLong.of(9)));
        remove("share", true);
        Planned.assertHeldTo(plan, engine);
    }

    @Test
    void doesNotPlanWhatItWouldRefuse() {
        assertFails(ErrorCode.CONFLICT, "in use by old, web", () -> plan("data"));
        assertFails(ErrorCode.NOT_FOUND, "did you mean 'share'?", () -> plan("sahre"));
    }

    private Plan plan(String volume) {
        return tool.plan(
                new RemoveVolume.Arguments(volume, false),
                FakeCall.ofSeconds(30),
                engine.client(),
                engine.api());
    }

    private RemoveVolume.Removed remove(String volume, boolean force) {
        return tool.remove(
                new RemoveVolume.Arguments(volume, force), engine.client(), engine.api());
    }
}
