package io.cargoshipper.pack.networks;

import static io.cargoshipper.pack.networks.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Plan;
import io.cargoshipper.pack.engine.FakeEngine;
import io.cargoshipper.pack.engine.Planned;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RemoveNetworkTest {

    private static final String REMOVE = "DELETE /networks/" + Scripted.FRONT_ID;
    private static final String EMPTY =
            Scripted.FRONT.replaceFirst("(?s)\"Containers\": \\{.*?}},", "\"Containers\": {},");

    private final RemoveNetwork tool = new RemoveNetwork();

    @Test
    void removesById() {
        FakeEngine engine = free().answer(REMOVE, 204, "");
        assertThat(remove(engine, "front"))
                .isEqualTo(new RemoveNetwork.Removed(Scripted.FRONT_ID.substring(0, 12), "front"));
        assertThat(engine.requests()).contains(REMOVE);
    }

    @Test
    void namesTheContainersThatAreInIt() {
        FakeEngine engine = Scripted.engine();
        assertFails(
                ErrorCode.CONFLICT,
                "network 'front' is in use by web; take them out first",
                () -> remove(engine, "front"));
        assertThat(engine.requests()).noneMatch(it -> it.startsWith("DELETE"));
    }

    @Test
    void soWhereOneHasComeInMeanwhile() {
        FakeEngine engine =
                free().answer("GET /networks/" + Scripted.FRONT_ID, 200, Scripted.FRONT)
                        .answer(REMOVE, 403, "{\"message\": \"network has active endpoints\"}");
        assertFails(ErrorCode.CONFLICT, "in use by web", () -> remove(engine, "front"));
    }

    @Test
    void keepsTheEnginesOwn() {
        assertFails(
                ErrorCode.CONFLICT,
                "network 'bridge' is the engine's own",
                () -> remove(Scripted.engine(), "bridge"));
    }

    @Test
    void saysBeforeWhatWillGo() {
        FakeEngine engine = free().answer(REMOVE, 204, "");
        Plan plan = plan(engine, "front");
        assertThat(plan.steps())
                .containsExactly(
                        new Plan.Step(
                                "remove",
                                "network",
                                Scripted.FRONT_ID,
                                "front",
                                OptionalLong.empty()));
        remove(engine, "front");
        Planned.assertHeldTo(plan, engine);
    }

    @Test
    void doesNotPlanWhatItWouldRefuse() {
        FakeEngine engine = Scripted.engine();
        assertFails(ErrorCode.CONFLICT, "in use by web", () -> plan(engine, "front"));
        assertFails(ErrorCode.CONFLICT, "the engine's own", () -> plan(engine, "bridge"));
        assertFails(ErrorCode.NOT_FOUND, "did you mean 'front'?", () -> plan(engine, "frnt"));
    }

    private Plan plan(FakeEngine engine, String network) {
        return tool.plan(new RemoveNetwork.Arguments(network), engine.client());
    }

    private static FakeEngine free() {
        return new FakeEngine()
                .answer("GET /networks/front", 200, EMPTY)
                .answer("GET /containers/json", 200, "[]");
    }

    private RemoveNetwork.Removed remove(FakeEngine engine, String network) {
        return tool.remove(new RemoveNetwork.Arguments(network), engine.client());
    }
}
