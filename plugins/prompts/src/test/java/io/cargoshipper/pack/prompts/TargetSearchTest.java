package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetSearchTest {

    private static final EngineObject FROM =
            Captured.parsed(
                    """
                    {"Config": {"Labels": {"com.docker.compose.project": "shop"}}}
                    """);
    private static final List<EngineObject> LISTED =
            List.of(
                    listed("1111111111110000", "blog-db-1", "blog", "10.1.0.2"),
                    listed("2222222222220000", "shop-db-1", "shop", "10.2.0.2"));

    @Test
    void findsByNameIdAndAddress() {
        assertThat(find("shop-db-1")).contains("2222222222220000");
        assertThat(find("222222222222")).contains("2222222222220000");
        assertThat(find("10.1.0.2:5432")).contains("1111111111110000");
        assertThat(find("elsewhere")).isEmpty();
    }

    @Test
    void prefersTheServiceOfTheSameProject() {
        assertThat(find("db")).contains("2222222222220000");
        assertThat(TargetSearch.find(Target.parse("db"), EngineObject.nothing(), LISTED))
                .contains("1111111111110000");
    }

    private static Optional<String> find(String target) {
        return TargetSearch.find(Target.parse(target), FROM, LISTED);
    }

    private static EngineObject listed(String id, String name, String project, String address) {
        return Captured.parsed(
                """
                {"Id": "%s", "Names": ["/%s"],
                 "Labels": {"com.docker.compose.project": "%s", "com.docker.compose.service": "db"},
                 "NetworkSettings": {"Networks": {"n": {"IPAddress": "%s"}}}}
                """
                        .formatted(id, name, project, address));
    }
}
