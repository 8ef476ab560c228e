package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Completion;
import io.cargoshipper.pack.engine.FakeEngine;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompletionsTest {

    private final Completions completions = new Completions();
    private final FakeEngine engine =
            new FakeEngine()
                    .answer(
                            "GET /containers/json",
                            200,
                            """
                            [{"Id": "1", "Names": ["/web"], "State": "running", "Created": 1},
                             {"Id": "2", "Names": ["/worker"], "State": "running", "Created": 2},
                             {"Id": "3", "Names": ["/db"], "State": "exited", "Created": 3}]
                            """);

    @Test
    void completeContainersByPrefixTheNewestFirst() {
        assertThat(completions.container(new Completion("w", Map.of()), engine.client()))
                .containsExactly("worker", "web");
        assertThat(engine.requests()).singleElement().asString().contains("all=true");
    }

    @Test
    void completeTargetsOtherThanTheContainerItself() {
        assertThat(
                        completions.target(
                                new Completion("", Map.of("container", "web")), engine.client()))
                .containsExactly("worker", "db");
    }
}
