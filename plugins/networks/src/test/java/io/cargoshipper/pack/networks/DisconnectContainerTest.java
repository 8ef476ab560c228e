package io.cargoshipper.pack.networks;

import static io.cargoshipper.pack.networks.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.pack.engine.FakeEngine;
import org.junit.jupiter.api.Test;

class DisconnectContainerTest {

    private static final String DISCONNECT = "POST /networks/" + Scripted.FRONT_ID + "/disconnect";

    private final DisconnectContainer tool = new DisconnectContainer();

    @Test
    void takesAContainerOut() {
        FakeEngine engine =
                new FakeEngine()
                        .answer("GET /networks/front", 200, Scripted.FRONT)
                        .answer(
                                "GET /containers/web/json",
                                200,
                                Scripted.web("running", Scripted.inFront()))
                        .answer(DISCONNECT, 200, "");
        assertThat(disconnect(engine, "web", false).changed()).isTrue();
        assertThat(engine.bodies().get(0))
                .contains("\"Container\":\"" + Scripted.WEB_ID + "\"", "\"Force\":false");
    }

    @Test
    void oneThatIsNotInItIsLeftAlone() {
        FakeEngine engine = Scripted.engine();
        assertThat(disconnect(engine, "web", false).changed()).isFalse();
        assertThat(engine.bodies()).isEmpty();
    }

    @Test
    void withForceAlsoWhatIsLeftOfOneThatIsGone() {
        FakeEngine engine =
                new FakeEngine()
                        .answer("GET /networks/front", 200, Scripted.FRONT)
                        .answer("GET /containers/json", 200, "[]")
                        .answer(DISCONNECT, 200, "");
        assertFails(
                ErrorCode.NOT_FOUND, "no container 'web'", () -> disconnect(engine, "web", false));
        DisconnectContainer.Disconnected done = disconnect(engine, "web", true);
        assertThat(done.changed()).isTrue();
        assertThat(done.note()).contains("the container itself was gone");
        assertThat(engine.bodies().get(0)).contains("\"Container\":\"web\"", "\"Force\":true");
        assertFails(
                ErrorCode.NOT_FOUND, "no container 'wbe'", () -> disconnect(engine, "wbe", true));
    }

    private DisconnectContainer.Disconnected disconnect(
            FakeEngine engine, String container, boolean force) {
        return tool.disconnect(
                new DisconnectContainer.Arguments("front", container, force), engine.client());
    }
}
