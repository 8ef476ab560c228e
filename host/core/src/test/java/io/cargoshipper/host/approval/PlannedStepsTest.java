package io.cargoshipper.host.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Plan;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlannedStepsTest {

    private static final Plan PLAN =
            new Plan(
                    List.of(
                            step("remove", "container", "c0ffee", "web"),
                            step("remove", "volume", "data", "data"),
                            step("untag", "image", "app:1", "app:1"),
                            step("remove", "image", "sha256:abc", "app:1"),
                            step("prune", "build", "", "build cache")));

    private static Plan.Step step(String verb, String kind, String id, String name) {
        return new Plan.Step(verb, kind, id, name, OptionalLong.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "container.remove, c0ffee",
        "volume.remove, data",
        "image.remove, app:1",
        "image.remove, sha256:abc",
        "image.remove, abc",
        "build.prune, ''"
    })
    void whatThePlanNamesMayGo(String operation, String name) {
        assertThat(PlannedSteps.permit(PLAN, operation, name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "container.remove, web", // a name may come to mean another one
        "container.remove, c0ff",
        "container.remove, ''",
        "container.remove, data",
        "network.remove, c0ffee",
        "volume.remove, other",
        "image.remove, app:2",
        "container.prune, ''",
        "volume.prune, ''",
        "swarm.leave, ''",
        "plugin.enable, data",
        "remove, c0ffee"
    })
    void nothingElseMay(String operation, String name) {
        assertThat(PlannedSteps.permit(PLAN, operation, name)).isFalse();
    }

    @Test
    void aPruneIsNotApprovedByAPlanThatNamesIt() {
        Plan plan = new Plan(List.of(step("prune", "container", "", "all")));

        assertThat(PlannedSteps.permit(plan, "container.prune", "")).isFalse();
    }

    @Test
    void anEmptyPlanLetsNothingGo() {
        assertThat(PlannedSteps.permit(new Plan(List.of()), "container.remove", "c0ffee"))
                .isFalse();
    }
}
