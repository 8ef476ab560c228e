package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.pack.engine.Described;
import io.cargoshipper.pack.engine.FakeEngine;
import org.junit.jupiter.api.Test;

class RenameContainerTest {

    private static final String RENAME = "POST /containers/" + Described.ID + "/rename";

    private final RenameContainer tool = new RenameContainer();
    private final FakeEngine engine =
            new FakeEngine().answer(Described.INSPECT, 200, Described.RUNNING);

    @Test
    void renames() {
        engine.answer(RENAME, 204, "");
        assertThat(rename("front"))
                .isEqualTo(new RenameContainer.Renamed("0123456789ab", "front", "web", true));
        assertThat(engine.requests()).contains(RENAME + "?name=front");
    }

    @Test
    void aNameItHasAlreadyIsNoChange() {
        assertThat(rename("web").changed()).isFalse();
        assertThat(engine.requests()).containsExactly(Described.INSPECT);
    }

    @Test
    void aNameThatIsTakenIsAConflict() {
        engine.answer(RENAME, 409, "{\"message\": \"in use\"}");
        assertThat(Refused.with(ErrorCode.CONFLICT, () -> rename("front")))
                .startsWith("another container is called 'front'");
    }

    private RenameContainer.Renamed rename(String name) {
        return tool.rename(new RenameContainer.Arguments("web", name), engine.client());
    }
}
