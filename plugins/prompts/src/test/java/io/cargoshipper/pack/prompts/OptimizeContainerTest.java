package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.pack.engine.FakeCall;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OptimizeContainerTest {

    private final OptimizeContainer prompt = new OptimizeContainer();

    @Test
    void comparesLimitsWithUse() {
        String image = Captured.object("shop").text("Image").orElseThrow();
        String first =
                Captured.json("stats")
                        .replace("\"system_cpu_usage\": 27594580000000", "\"system_cpu_usage\": 0");
        Prompted prompted =
                ask(
                        EngineWith.container(Captured.json("shop"))
                                .image(image, Captured.json("image-shop"))
                                .history(image, Captured.json("history-shop"))
                                .below("/changes", "[{\"Path\": \"/tmp/a\", \"Kind\": 1}]")
                                .below(
                                        "/stats",
                                        first + Captured.json("stats") + Captured.json("stats")),
                        "shop");
        assertThat(prompted.shown("use of shop"))
                .startsWith("measured 2 times")
                .contains("highest 30.1 %");
        assertThat(prompted.said())
                .contains("It was measured over 2 s")
                .contains("it has changed 1 path(s)")
                .contains("it runs as root");
        assertThat(prompted.shown("image of shop"))
                .startsWith("size: 2.0 MB, layers: 2,")
                .contains("platform: linux/amd64", "CREATED BY");
        assertThat(prompted.bytes()).isLessThan(20_000);
    }

    @Test
    void judgesTheSetUpAloneWhereItDoesNotRun() {
        Prompted prompted = ask(EngineWith.container(Captured.json("stopped")), "stopped");
        assertThat(prompted.said()).contains("It does not run").contains("no memory limit");
        assertThat(prompted.shown("use of")).isEmpty();
    }

    private Prompted ask(EngineWith engine, String container) {
        return new Prompted(
                prompt.optimize(
                        new OptimizeContainer.Arguments(container),
                        new FakeCall(Duration.ofSeconds(20)),
                        engine.client()));
    }
}
