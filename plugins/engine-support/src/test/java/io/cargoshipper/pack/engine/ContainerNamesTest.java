package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContainerNamesTest {

    private static final String LIST = "GET /containers/json";

    private final FakeEngine engine = new FakeEngine();

    @Test
    void givesThoseThatRunFirstAndThenTheNewest() {
        engine.answer(
                LIST,
                200,
                """
                [{"Id": "1", "Names": ["/web-old"], "State": "exited", "Created": 40},
                 {"Id": "2", "Names": ["/Web-1"], "State": "running", "Created": 10},
                 {"Id": "3", "Names": ["/db"], "State": "running", "Created": 30},
                 {"Id": "4", "Names": ["/web-2"], "State": "running", "Created": 20},
                 {"Id": "5", "Names": ["/web-older"], "State": "exited"}]
                """);
        assertThat(ContainerNames.startingWith("web", engine.client()))
                .containsExactly("web-2", "Web-1", "web-old", "web-older");
        assertThat(ContainerNames.startingWith("", engine.client())).hasSize(5);
        assertThat(ContainerNames.startingWith("x", engine.client())).isEmpty();
        assertThat(engine.requests()).contains(LIST + "?all=true");
    }

    @Test
    void givesNoMoreThanAClientIsSent() {
        engine.answer(
                LIST,
                200,
                IntStream.range(0, 150)
                        .mapToObj("{\"Id\": \"%1$d\", \"Names\": [\"/c%1$d\"]}"::formatted)
                        .collect(Collectors.joining(",", "[", "]")));
        assertThat(ContainerNames.startingWith("c", engine.client())).hasSize(100);
    }
}
