package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FakeCall;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GenerateComposeTest {

    private static final String IMAGE = Captured.object("shop").text("Image").orElseThrow();

    private final GenerateCompose prompt = new GenerateCompose();

    @Test
    void givesTheFileOfAContainer() {
        Prompted prompted = ask(shop(), Optional.of("shop"), Optional.empty());
        assertThat(prompted.shown("Compose file of shop"))
                .startsWith("services:\n  shop:\n    image: \"shop/app:1.2\"\n")
                .contains("PRICE: \"5$$ \\\"x\\\"\"");
        assertThat(prompted.said())
                .contains("makes the container shop again")
                .contains("an anonymous volume holds data")
                .contains("for those that look like secrets ${NAME} stands there")
                .doesNotContain("PRICE");
    }

    @Test
    void leavesSecretsToWhoeverRunsIt() {
        Prompted prompted =
                ask(
                        FakeCall.ofSeconds(10).hiding("PRICE"),
                        shop(),
                        Optional.of("shop"),
                        Optional.empty());
        assertThat(prompted.shown("Compose file of shop"))
                .contains("PRICE: \"${PRICE}\"\n", "A: \"b=c\"\n")
                .doesNotContain("5$$");
        assertThat(prompted.said()).contains("secrets among the variables are left out");
    }

    @Test
    void pinsAnImageWhoseNameMeansAnother() {
        String moved = Captured.json("image-shop").replace(IMAGE, "sha256:" + "0".repeat(64));
        Prompted prompted =
                ask(
                        EngineWith.container(Captured.json("shop"))
                                .image(IMAGE, Captured.json("image-shop"))
                                .image("shop/app:1.2", moved),
                        Optional.of("shop"),
                        Optional.empty());
        assertThat(prompted.shown("Compose file")).contains("image: \"" + IMAGE + "\"");
    }

    @Test
    void tellsWhatTheEngineHasForADescription() {
        EngineWith engine =
                shop().answer(
                                "GET /images/json",
                                "[{\"Id\": \"i\", \"RepoTags\": [\"redis:7\"], \"Size\": 5000000}]")
                        .answer(
                                "GET /networks",
                                "[{\"Name\": \"front\", \"Id\": \"n\", \"Driver\": \"bridge\", \"IPAM\":"
                                        + " {\"Config\": [{\"Subnet\": \"10.9.0.0/24\"}]}}]")
                        .answer("GET /volumes", "{\"Volumes\": [{\"Name\": \"data\"}]}");
        Prompted prompted = ask(engine, Optional.of(""), Optional.of(" redis with a volume "));
        assertThat(prompted.said()).contains("\nredis with a volume\n").contains("Rules:");
        assertThat(prompted.shown("engine"))
                .contains("redis:7 (5.0 MB)", "front (bridge 10.9.0.0/24)", "volumes: data");
    }

    @Test
    void joinsContainerAndWish() {
        Prompted prompted = ask(shop(), Optional.of("shop"), Optional.of("two replicas"));
        assertThat(prompted.said()).contains("The user wants it different: two replicas");
        assertThat(prompted.shown("Compose file of shop")).isNotEmpty();
        assertThat(prompted.shown("engine")).isNotEmpty();
    }

    @Test
    void asksForOneOfBoth() {
        assertThatThrownBy(() -> ask(shop(), Optional.empty(), Optional.of(" ")))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessageContaining("give 'container'")
                .hasMessageContaining("'description'");
    }

    @Test
    void refusesToCutAFile() {
        String large = Captured.json("shop").replace("A=b=c", "A=" + "x".repeat(30_000));
        assertThatThrownBy(
                        () ->
                                ask(
                                        EngineWith.container(large),
                                        Optional.of("shop"),
                                        Optional.empty()))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.OUTPUT_TOO_LARGE))
                .hasMessageContaining("container 'shop'");
    }

    private static EngineWith shop() {
        return EngineWith.container(Captured.json("shop"))
                .image(IMAGE, Captured.json("image-shop"))
                .image("shop/app:1.2", Captured.json("image-shop"));
    }

    private Prompted ask(
            EngineWith engine, Optional<String> container, Optional<String> description) {
        return ask(FakeCall.ofSeconds(10), engine, container, description);
    }

    private Prompted ask(
            FakeCall call,
            EngineWith engine,
            Optional<String> container,
            Optional<String> description) {
        return new Prompted(
                prompt.generate(
                        new GenerateCompose.Arguments(container, description),
                        call,
                        engine.client()));
    }
}
